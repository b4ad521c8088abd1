#include "match/schema_format.hpp"

#include <array>

#include "bs/base/text.hpp"
#include "match/char_class.hpp"
#include "match/ecma_regex.hpp"
#include "match/format_time.hpp"
#include "match/unit.hpp"
#include "match/uri.hpp"

namespace bs::match {

namespace {

bool is_host_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(), [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool is_hostname(std::string_view text) {
  if (text.size() > 253) return false;
  const std::vector<std::string_view> labels = split(text, '.');
  return std::all_of(labels.begin(), labels.end(), is_host_label);
}

/// A dot-separated list of atoms (RFC 5321 §4.1.2; RFC 6531 adds everything that is not ASCII).
bool is_dot_string(std::string_view text, bool international) {
  const auto is_atom_char = [&](char c) {
    constexpr std::string_view k_more = "!#$%&'*+-/=?^_`{|}~";
    if (static_cast<unsigned char>(c) >= 0x80) return international;
    return is_alphanumeric(c) || k_more.find(c) != std::string_view::npos;
  };
  const std::vector<std::string_view> atoms = split(text, '.');
  return std::all_of(atoms.begin(), atoms.end(), [&](std::string_view atom) {
    return !atom.empty() && std::all_of(atom.begin(), atom.end(), is_atom_char);
  });
}

bool is_quoted_local(std::string_view text, bool international) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  text = text.substr(1, text.size() - 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') return false;
    if (text[i] == '\\' && ++i == text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7F || (byte >= 0x80 && !international)) return false;
  }
  return true;
}

bool is_mail_domain(std::string_view text, bool international) {
  if (text.starts_with('[') && text.ends_with(']')) {
    text = text.substr(1, text.size() - 2);
    return text.starts_with("IPv6:") ? is_ipv6(text.substr(5)) : is_ipv4(text);
  }
  if (!international) return is_hostname(text);
  const std::vector<std::string_view> labels = split(text, '.');
  return std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
    return is_host_label(label) || (!label.empty() && !std::all_of(label.begin(), label.end(), [](char c) {
             return static_cast<unsigned char>(c) < 0x80;
           }) && is_dot_string(label, true));
  });
}

bool is_address(std::string_view text, bool international) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at > 64 || !is_valid_utf8(text)) return false;
  const std::string_view local = text.substr(0, at);
  return (is_dot_string(local, international) || is_quoted_local(local, international)) &&
         is_mail_domain(text.substr(at + 1), international);
}

bool is_json_pointer(std::string_view text) {
  if (!text.empty() && text.front() != '/') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '~') continue;
    if (++i == text.size() || (text[i] != '0' && text[i] != '1')) return false;
  }
  return true;
}

bool is_relative_json_pointer(std::string_view text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  if (end == 0 || (end > 1 && text.front() == '0')) return false;
  const std::string_view rest = text.substr(end);
  return rest == "#" || is_json_pointer(rest);
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? text[i] != '-' : !is_hex(text[i])) return false;
  }
  return true;
}

/// `name`, `name:3` or `name*` (RFC 6570 §2.3 and §2.4).
bool is_template_variable(std::string_view text) {
  if (text.ends_with('*')) {
    text.remove_suffix(1);
  } else if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
    const std::string_view length = text.substr(colon + 1);
    if (length.empty() || length.size() > 4 || length.front() == '0' ||
        !std::all_of(length.begin(), length.end(), is_digit)) {
      return false;
    }
    text = text.substr(0, colon);
  }
  const std::vector<std::string_view> parts = split(text, '.');
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (part[i] == '%' && i + 2 < part.size() && is_hex(part[i + 1]) && is_hex(part[i + 2])) {
        i += 2;
      } else if (!is_alphanumeric(part[i]) && part[i] != '_') {
        return false;
      }
    }
    return !part.empty();
  });
}

bool is_template_literal(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (text[i] == '%' && !(i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]))) return false;
    if (byte <= 0x20 || byte == 0x7F ||
        std::string_view("\"<>\\^`{|}").find(text[i]) != std::string_view::npos) {
      return false;
    }
  }
  return true;
}

bool is_uri_template(std::string_view text) {
  while (true) {
    const std::size_t open = text.find('{');
    if (!is_template_literal(text.substr(0, open))) return false;
    if (open == std::string_view::npos) return true;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return false;
    std::string_view expression = text.substr(open + 1, close - open - 1);
    if (!expression.empty() && std::string_view("+#./;?&").find(expression[0]) != std::string_view::npos) {
      expression.remove_prefix(1);
    }
    const std::vector<std::string_view> variables = split(expression, ',');
    if (!std::all_of(variables.begin(), variables.end(), is_template_variable)) return false;
    text.remove_prefix(close + 1);
  }
}

struct Format {
  std::string_view name;
  FormatCheck check;
};

constexpr std::array k_formats = {
    Format{"date", is_full_date},
    Format{"date-time", is_date_time},
    Format{"email", [](std::string_view text) { return is_address(text, false); }},
    Format{"hostname", is_hostname},
    Format{"idn-email", [](std::string_view text) { return is_address(text, true); }},
    Format{"ipv4", is_ipv4},
    Format{"ipv6", is_ipv6},
    Format{"iri", [](std::string_view text) { return is_iri(text, UriForm::absolute); }},
    Format{"iri-reference", [](std::string_view text) { return is_iri(text, UriForm::reference); }},
    Format{"json-pointer", is_json_pointer},
    Format{"regex", is_ecmascript},
    Format{"relative-json-pointer", is_relative_json_pointer},
    Format{"time", is_full_time},
    Format{"uri", [](std::string_view text) { return is_uri(text, UriForm::absolute); }},
    Format{"uri-reference", [](std::string_view text) { return is_uri(text, UriForm::reference); }},
    Format{"uri-template", is_uri_template},
    Format{"uuid", is_uuid},
};

}  // namespace

FormatCheck find_format(std::string_view name) {
  const auto* found = std::find_if(k_formats.begin(), k_formats.end(),
                                   [name](const Format& format) { return format.name == name; });
  return found == k_formats.end() ? nullptr : found->check;
}

}  // namespace bs::match
