#include "load_exemptions.hpp"

#include <fmt/format.h>

#include "bs/match/glob.hpp"

namespace bs::checks {
namespace {

using data::Value;
using model::Path;

constexpr Seconds k_day = 86'400;
constexpr std::size_t k_date_length = 10;
constexpr Seconds k_long_past = 1;  ///< a malformed date has expired: nobody profits from a slip of the pen

Seconds expiry_of(const std::string& until) {
  const auto time = until.size() == k_date_length ? parse_rfc3339(until) : std::nullopt;
  return time ? *time + k_day : k_long_past;
}

}  // namespace

void read_exemption(Loading& load, const Value& value) {
  model::Exemption out;
  out.file = load.file;
  out.mark = value.mark;
  const auto text = [&](std::string_view name, std::string& into, std::string_view required = {}) {
    return model::ConfigReader::Key{
        name, [&load, &into](const Value& v, const Path& p) { load.reader.read_text(v, p, into); }, required};
  };
  if (!value.is_object()) {
    load.reader.fault(value.mark,
                      fmt::format("an exemption must be a map, found {}", model::described(value)));
    return;
  }
  load.reader.read_map(value, {},
                       {text("check", out.check, "check: has-readme"),
                        text("component", out.component),
                        text("path", out.path),
                        text("repository", out.repository),
                        text("reason", out.reason, "reason: moves to the new pipeline in March"),
                        text("approver", out.approver, "approver: \"group:platform\""),
                        {"until", [&](const Value& v, const Path&) {
                           out.until = v.is_string() ? v.as_string() : model::described(v);
                           out.expires = expiry_of(out.until);
                         }}});
  if (out.component.empty() && out.path.empty())
    load.reader.fault(value.mark, "an exemption must name a component or a path",
                      "for example  component: legacy-*  or  path: vendor/**");
  if (const Value* path = value.find("path"); path != nullptr && !out.path.empty()) {
    const Path root;
    load.reader.attempt(*path, root.member(*value.find_member("path")), [&] { match::Glob glob(out.path); });
  }
  load.policy.exemptions.push_back(std::move(out));
}

}  // namespace bs::checks
