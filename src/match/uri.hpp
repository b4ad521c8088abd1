#pragma once
/// URIs by RFC 3986 and IRIs by RFC 3987: taken apart, resolved against a base, judged.
#include <optional>
#include <string>
#include <string_view>

namespace bs::match {

/// The five parts (RFC 3986 §3, appendix B); every text has a reading.
struct Uri {
  std::optional<std::string_view> scheme;
  std::optional<std::string_view> authority;
  std::string_view path;
  std::optional<std::string_view> query;
  std::optional<std::string_view> fragment;
};
Uri split_uri(std::string_view text) noexcept;

/// `reference` seen from `base` (RFC 3986 §5.2); relative when the base is.
std::string resolve_uri(std::string_view base, std::string_view reference);

std::string percent_decoded(std::string_view text);

enum class UriForm {
  absolute,   ///< has a scheme
  reference,  ///< may be relative
};
bool is_uri(std::string_view text, UriForm form);
bool is_iri(std::string_view text, UriForm form);

bool is_ipv4(std::string_view text);
bool is_ipv6(std::string_view text);

}  // namespace bs::match
