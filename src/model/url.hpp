#pragma once
/// Is a text an absolute URL, in the sense of `new URL(text)`: https://url.spec.whatwg.org.
#include <optional>
#include <string>
#include <string_view>

namespace bs::model {

/// What the WHATWG parser accepts without a base. Internationalised hosts are checked for characters that no
/// host may have; the rules on right-to-left labels and on unassigned code points are left out.
bool is_url(std::string_view text);

/// A host of http, https, ws, wss, ftp and file; it may be a domain, an IPv4 or an IPv6 address.
bool is_special_host(std::string_view host);
/// A host of any other scheme.
bool is_opaque_host(std::string_view host);
/// The domain in ASCII where its labels are, with IDNA's mappings; nullopt when a character may not stand in
/// a domain.
std::optional<std::string> mapped_domain(std::string_view decoded);
/// %XX decoded; other % stay.
std::string percent_decoded(std::string_view text);

}  // namespace bs::model
