#include "bs/model/owner_names.hpp"

#include "bs/base/text.hpp"
#include "bs/model/ref.hpp"

namespace bs::model {
namespace {

/// Aliases of aliases are followed so far; a circle ends there.
constexpr int k_max_steps = 10;
constexpr std::string_view k_noreply = "@users.noreply.github.com";

/// "12345+lea@users.noreply.github.com" is what GitHub gives to its user lea.
std::string owner_of_address(std::string_view address) {
  if (address.ends_with(k_noreply)) {
    std::string_view user = address.substr(0, address.size() - k_noreply.size());
    user.remove_prefix(user.find('+') == std::string_view::npos ? 0 : user.find('+') + 1);
    if (!user.empty()) return fmt::format("user:default/{}", user);
  }
  return fmt::format("email:{}", address);
}

/// A ref as bs.yaml may write it: "payments", "group:payments", "@acme/payments", "a@b.c".
std::string owner_of_alias(std::string_view text) {
  if (std::string written = owner_of_written(text); !written.empty()) return written;
  const auto ref = parse_ref(text, {.kind = "group", .namespace_ = "default"});
  return ref ? ref->canonical() : "";
}

bool is_team(std::string_view ref) {
  return ref.starts_with("group:");
}

}  // namespace

std::string owner_of_written(std::string_view written) {
  const std::string lower = to_lower(written);
  const std::string_view text = lower;
  if (text.starts_with("@@")) return "";  // a role of GitLab's: nobody in particular
  if (text.starts_with('@') && text.size() > 1) {
    const auto slash = text.rfind('/');
    if (slash == std::string_view::npos) return fmt::format("user:default/{}", text.substr(1));
    const std::string_view team = text.substr(slash + 1);
    return team.empty() ? "" : fmt::format("group:default/{}", team);
  }
  const auto at = text.find('@');
  const bool is_address = at != std::string_view::npos && at > 0 && at + 1 < text.size();
  return is_address ? owner_of_address(text) : "";
}

OwnerNames::OwnerNames(const std::map<std::string, std::string>& aliases) {
  for (const auto& [from, to] : aliases) {
    const std::string target = owner_of_alias(to);
    if (target.empty()) continue;
    by_written_.emplace(to_lower(from), target);
    by_ref_.emplace(owner_of_alias(from), target);
  }
}

std::string OwnerNames::of_ref(std::string_view ref) const {
  std::string current(ref);
  for (int step = 0; step < k_max_steps; ++step) {
    const auto found = by_ref_.find(current);
    if (found == by_ref_.end()) break;
    current = found->second;
  }
  return current;
}

std::string OwnerNames::of_written(std::string_view written) const {
  const auto found = by_written_.find(to_lower(written));
  return of_ref(found != by_written_.end() ? found->second : owner_of_written(written));
}

OwnerNames::Owner OwnerNames::deciding(const std::vector<std::string>& line) const {
  Owner owner;
  for (const std::string& written : line) {
    std::string ref = of_written(written);
    if (ref.empty() || (!owner.ref.empty() && (is_team(owner.ref) || !is_team(ref)))) continue;
    owner = {written, std::move(ref)};
  }
  if (owner.written.empty() && !line.empty()) owner.written = line.front();
  return owner;
}

bool OwnerNames::names(const std::vector<std::string>& line, std::string_view ref) const {
  return std::any_of(line.begin(), line.end(),
                     [&](const std::string& written) { return of_written(written) == ref; });
}

}  // namespace bs::model
