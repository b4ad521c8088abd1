#include "match/uri.hpp"

#include "match/char_class.hpp"

namespace bs::match {

namespace {

/// RFC 3986 §5.2.4.
std::string without_dot_segments(std::string_view in) {
  std::string out;
  while (!in.empty()) {
    if (in.starts_with("../")) {
      in.remove_prefix(3);
    } else if (in.starts_with("./") || in.starts_with("/./")) {
      in.remove_prefix(2);
    } else if (in == "/.") {
      in = "/";
    } else if (in.starts_with("/../") || in == "/..") {
      in = in.size() == 3 ? std::string_view("/") : in.substr(3);
      const std::size_t slash = out.rfind('/');
      out.resize(slash == std::string::npos ? 0 : slash);
    } else if (in == "." || in == "..") {
      in = {};
    } else {
      const std::size_t end = in.find('/', 1);
      out += in.substr(0, end);
      in.remove_prefix(end == std::string_view::npos ? in.size() : end);
    }
  }
  return out;
}

std::string merged_path(const Uri& base, std::string_view path) {
  if (base.authority && base.path.empty()) return "/" + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  return std::string(base.path.substr(0, slash == std::string_view::npos ? 0 : slash + 1)) +
         std::string(path);
}

std::string joined(const Uri& uri, std::string_view path) {
  std::string out;
  if (uri.scheme) out += std::string(*uri.scheme) + ":";
  if (uri.authority) out += "//" + std::string(*uri.authority);
  out += path;
  if (uri.query) out += "?" + std::string(*uri.query);
  if (uri.fragment) out += "#" + std::string(*uri.fragment);
  return out;
}

}  // namespace

Uri split_uri(std::string_view text) noexcept {
  Uri out;
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    out.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    out.query = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos && colon > 0 && text.find('/') > colon) {
    out.scheme = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  if (text.starts_with("//")) {
    const std::size_t end = text.find('/', 2);
    out.authority = text.substr(2, end == std::string_view::npos ? end : end - 2);
    text.remove_prefix(2 + out.authority->size());
  }
  out.path = text;
  return out;
}

std::string resolve_uri(std::string_view base_text, std::string_view reference) {
  const Uri base = split_uri(base_text);
  Uri uri = split_uri(reference);
  if (uri.scheme) return joined(uri, without_dot_segments(uri.path));
  uri.scheme = base.scheme;
  if (uri.authority) return joined(uri, without_dot_segments(uri.path));
  uri.authority = base.authority;
  if (uri.path.empty()) {
    if (!uri.query) uri.query = base.query;
    return joined(uri, base.path);
  }
  if (uri.path.front() == '/') return joined(uri, without_dot_segments(uri.path));
  return joined(uri, without_dot_segments(merged_path(base, uri.path)));
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2])) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace bs::match
