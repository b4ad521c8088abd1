#include "cli/show_text.hpp"

#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "bs/git/repository.hpp"
#include "bs/model/ref.hpp"
#include "cli/entity_text.hpp"

namespace bs::cli {
namespace {

constexpr std::string_view k_indent = "          ";

std::string label(std::string_view text, const Terminal& terminal) {
  return styled(fmt::format("{:<10}", text), Style::dim, terminal.out_color);
}

std::string place_text(const std::string& path, std::uint32_t line) {
  return line == 0 ? shown(path) : fmt::format("{}:{}", shown(path), line);
}

std::string head(const catalog::EntityDetail& detail, const Terminal& terminal) {
  const auto& row = detail.row;
  auto name = shown(ref_text(row.ref));
  auto left = fmt::format("{}   {}", name, shown(kind_line(row, terminal)));
  std::string right = row.system.empty() ? "" : "system " + shown(ref_text(row.system, "system"));
  auto gap = terminal.width > display_width(left) + display_width(right) + 2
                 ? terminal.width - display_width(left) - display_width(right)
                 : 3;
  std::string out = styled(name, Style::bold, terminal.out_color) + left.substr(name.size());
  if (!right.empty()) out += std::string(gap, ' ') + right;
  out += "\n";
  if (!row.title.empty() && row.title != row.name) out += shown(row.title) + "\n";
  for (const auto& line : wrap(shown(trim(row.description)), terminal.width)) out += line + "\n";
  return out;
}

std::string claim_where(const model::Claim& claim) {
  if (claim.source == model::ClaimSource::commits) {
    auto out = fmt::format("{} of {} in 90 days", claim.share, claim.total);
    return claim.written.empty() ? out : fmt::format("{}: {}", out, shown(claim.written));
  }
  auto out = place_text(claim.path, claim.line);
  if (claim.source == model::ClaimSource::codeowners) {
    out +=
        fmt::format("  {}{}{}", shown(claim.pattern), claim.written.empty() ? "" : " ", shown(claim.written));
  }
  return out;
}

std::string ownership(const catalog::EntityDetail& detail, const Terminal& terminal) {
  const auto& row = detail.row;
  if (detail.claims.empty()) {
    auto known = row.owner.empty() ? "nobody" : shown(owner_text(row.owner, terminal));
    return label("Owner", terminal) + known + "\n";
  }
  std::size_t owner_width = 10;
  for (const auto& claim : detail.claims) {
    owner_width = std::max(
        owner_width, std::min<std::size_t>(display_width(shown(owner_text(claim.owner, terminal))), 24));
  }
  std::string out;
  for (const auto& claim : detail.claims) {
    auto owner = shown(claim.owner.empty() ? "nobody" : owner_text(claim.owner, terminal));
    const bool counts = row.owner_source == model::name_of(claim.source);
    auto text = fmt::format("{} {:<11} {}", pad_right(owner, owner_width), model::name_of(claim.source),
                            claim_where(claim));
    if (counts)
      text = fmt::format("{}  {}", pad_right(text, terminal.width > 36 ? terminal.width - 29 : 0),
                         "<- this counts");
    out += (out.empty() ? label("Owner", terminal) : std::string(k_indent)) + text + "\n";
  }
  if (row.owner_disputed) {
    out += fmt::format("{}{}\n", k_indent,
                       styled("! The claims differ. Edit one of the places above, or say in bs.yaml",
                              Style::yellow, terminal.out_color));
    out += fmt::format("{}  under catalog.ownerAliases that both names mean the same.\n", k_indent);
  }
  if (row.owner.empty()) {
    out += fmt::format("{}nobody owns it: set spec.owner, or add a line to CODEOWNERS\n", k_indent);
  }
  return out;
}

std::string places(const catalog::EntityDetail& detail, const Terminal& terminal, Seconds now) {
  const auto& row = detail.row;
  const auto& record = detail.repository.record;
  std::string out;
  if (!row.repository_path.empty()) {
    auto folder = (fs::path(row.repository_path) / row.folder).lexically_normal().string();
    if (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    auto state = fmt::format("{} {}", shown(record.revision), record.commit.substr(0, 7));
    if (record.fetched_at) state += ", fetched " + ago(*record.fetched_at, now);
    if (record.state == model::RepositoryState::gone) state += ", gone";
    out += label("Folder", terminal) + fmt::format("{:<28}  {}\n", shown(short_path(folder)), state);
    auto url = git::web_url(record.origin, record.branch, row.folder);
    if (url) out += label("Web", terminal) + shown(*url) + "\n";
  }
  auto listed = [&](std::string_view title, const std::vector<std::string>& paths) {
    if (paths.empty()) return;
    std::size_t used = k_indent.size(), told = 0;
    std::string line;
    for (const auto& path : paths) {
      auto text = (line.empty() ? "" : dot(terminal)) + shown(path);
      if (told > 0 && used + display_width(text) + 10 > terminal.width) break;
      used += display_width(text);
      line += text;
      ++told;
    }
    if (told < paths.size()) line += fmt::format("{}{} more", dot(terminal), paths.size() - told);
    out += label(title, terminal) + line + "\n";
  };
  listed("Docs", detail.docs);
  listed("API", detail.apis);
  return out;
}

std::string levels(const std::vector<catalog::StandingRow>& rows, const Terminal& terminal) {
  std::string out;
  for (const auto& row : rows) {
    const auto& standing = row.standing;
    auto text = fmt::format("{}: {}", standing.track, standing.level.empty() ? "none" : standing.level);
    const bool is_undecided = standing.undecided && standing.missing.empty();
    const auto& checks = is_undecided ? standing.undecided_checks : standing.missing;
    if (!checks.empty()) {
      text = fmt::format("{}  {} {}  {}", pad_right(text, 18), standing.next,
                         is_undecided ? "is undecided by" : "needs", join(checks, ", "));
    }
    out += (out.empty() ? label("Level", terminal) : std::string(k_indent)) + shown(text) + "\n";
  }
  return out;
}

std::string source(const catalog::EntityDetail& detail, const Terminal& terminal, Seconds now) {
  const auto& row = detail.row;
  if (row.path.empty()) return label("Source", terminal) + "named by others; no document describes it\n";
  auto text = place_text(row.path, row.inferred ? 0 : row.line);
  if (row.inferred) text = "inferred from " + text;
  if (row.changed != 0) {
    text += fmt::format("   changed {}{}", row.changed_exact ? "" : "more than ", ago(row.changed, now));
    if (!detail.changed_by.empty() && row.changed_exact) text += " by " + shown(detail.changed_by);
  }
  std::string out = label("Source", terminal) + text + "\n";
  for (const auto& other : detail.duplicates) {
    out += fmt::format("{}{}\n", k_indent,
                       styled(fmt::format("! described again in {} {}", shown(other.repository),
                                          place_text(other.path, other.line)),
                              Style::yellow, terminal.out_color));
  }
  return out;
}

}  // namespace

std::string show_text(const ShownEntity& entity, const Terminal& terminal, Seconds now) {
  const auto& detail = entity.detail;
  auto out = head(detail, terminal) + "\n" + ownership(detail, terminal) + places(detail, terminal, now);
  auto around = neighbours_text(detail, entity.neighbours, terminal);
  if (!around.empty()) out += "\n" + around;
  return out + "\n" + levels(entity.standings, terminal) + source(detail, terminal, now);
}

}  // namespace bs::cli
