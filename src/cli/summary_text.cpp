#include "cli/summary_text.hpp"

#include "bs/base/text.hpp"
#include "cli/entity_text.hpp"

namespace bs::cli {
namespace {

std::string plural_type(const std::string& type, std::int64_t n) {
  if (n == 1) return type;
  if (type == "cli") return "CLIs";
  if (type.ends_with('y')) return type.substr(0, type.size() - 1) + "ies";
  return type + "s";
}

std::string types_text(const catalog::Summary& summary, std::size_t width) {
  std::string out;
  std::int64_t told = 0;
  for (const auto& [type, n] : summary.types) {
    auto text = fmt::format("{}{} {}", out.empty() ? "" : "  ", grouped(static_cast<std::size_t>(n)),
                            shown(plural_type(type.empty() ? "untyped" : type, n)));
    // What does not fit on the line is counted together.
    if (!out.empty() && display_width(out) + display_width(text) + 14 > width) break;
    out += text;
    told += n;
  }
  if (summary.components > told)
    out += fmt::format("  {} other", grouped(static_cast<std::size_t>(summary.components - told)));
  return out;
}

void line(std::string& out, std::string_view label, const std::string& text) {
  if (!text.empty()) out += fmt::format("{:<16} {}\n", label, text);
}

std::string listed(std::initializer_list<std::pair<std::int64_t, std::string>> parts) {
  std::string out;
  for (const auto& [n, words] : parts) {
    if (n > 0)
      out += fmt::format("{}{} {}", out.empty() ? "" : ", ", grouped(static_cast<std::size_t>(n)), words);
  }
  return out;
}

}  // namespace

std::string summary_text(const catalog::Summary& summary, const Terminal& terminal, Seconds now) {
  std::string out;
  line(out,
       summary.components == 1 ? "1 component"
                               : grouped(static_cast<std::size_t>(summary.components)) + " components",
       types_text(summary, std::min<std::size_t>(terminal.width, 100) - 17));
  line(out, "descriptions",
       listed({{summary.written, "in catalog-info.yaml"}, {summary.inferred, "inferred from manifests"}}));
  line(out, "owners",
       listed({{summary.declared, "declared"},
               {summary.from_codeowners, "CODEOWNERS ~"},
               {summary.disputed, "disputed !"},
               {summary.nobody, "nobody " + dash(terminal)}}));
  if (summary.clones_stale > 0) {
    line(out, "clones",
         fmt::format("{} not fetched for 30 days (oldest: {}, {})", summary.clones_stale,
                     shown(summary.stalest), age_of(summary.stalest_fetched, now)));
  }
  auto repositories =
      summary.repositories_unreadable == 1 ? "repository unreadable" : "repositories unreadable";
  line(out, "problems",
       listed({{summary.repositories_unreadable, repositories},
               {summary.files_invalid, summary.files_invalid == 1 ? "file invalid" : "files invalid"},
               {summary.duplicates, summary.duplicates == 1 ? "duplicate" : "duplicates"},
               {summary.gone, summary.gone == 1 ? "repository gone" : "repositories gone"}}));
  return out;
}

}  // namespace bs::cli
