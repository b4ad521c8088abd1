#include "scaffold/cookiecutter_text.hpp"

#include <algorithm>

#include "bs/base/text.hpp"

namespace bs::scaffold {
namespace {

constexpr std::size_t k_sample = 1024;
constexpr std::size_t k_line_end_sample = 8192;  // what Python reads at first
// Fewer characters beyond ASCII do not make the detection of an encoding certain enough.
constexpr std::size_t k_certain_characters = 4;

bool is_control(unsigned char c) {
  return (c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\b');
}

bool is_surely_utf8(std::string_view sample) {
  if (!is_valid_utf8(sample)) return false;
  if (sample.starts_with("\xEF\xBB\xBF")) return true;
  const auto leads = std::count_if(sample.begin(), sample.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0xC0; });
  return static_cast<std::size_t>(leads) >= k_certain_characters;
}

}  // namespace

bool is_copied_as_binary(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, k_sample);
  if (sample.empty()) return false;
  if (sample.starts_with("\xFF\xFE") || sample.starts_with("\xFE\xFF")) return true;
  std::size_t controls = 0;
  std::size_t high = 0;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 127) ++high;
    if (is_control(byte)) ++controls;
  }
  const auto size = static_cast<double>(sample.size());
  const double not_printable = static_cast<double>(controls + high) / size;
  const double below_127 = 1 - static_cast<double>(high) / size;
  const bool is_likely =
      (not_printable > 0.3 && below_127 < 0.05) || (not_printable > 0.8 && below_127 > 0.8);
  if (is_surely_utf8(sample)) return false;
  return is_likely || sample.find('\0') != std::string_view::npos ||
         sample.find('\xFF') != std::string_view::npos;
}

std::string line_end_of(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, k_line_end_sample);
  bool has_both = false;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\n') return "\n";
    if (sample[i] != '\r') continue;
    if (i + 1 == sample.size() || sample[i + 1] != '\n') return "\r";
    has_both = true;
    ++i;
  }
  return has_both ? "\r\n" : "\n";
}

std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
      continue;
    }
    out += '\n';
    if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
  }
  return out;
}

std::string with_line_ends(std::string text, std::string_view line_end) {
  if (line_end == "\n" || line_end.empty()) return text;
  return replace_all(text, "\n", line_end);
}

}  // namespace bs::scaffold
