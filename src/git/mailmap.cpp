#include "git/mailmap.hpp"

#include "bs/base/text.hpp"

namespace bs::git {
namespace {

struct NameAndEmail {
  std::string_view name;
  std::string_view email;
};

/// Takes "Name <email>" from the front of a line; nullopt when there is none.
std::optional<NameAndEmail> take_person(std::string_view& line) {
  const std::size_t open = line.find('<');
  const std::size_t close = open == std::string_view::npos ? open : line.find('>', open);
  if (close == std::string_view::npos) return std::nullopt;
  const NameAndEmail person{trim(line.substr(0, open)), trim(line.substr(open + 1, close - open - 1))};
  line.remove_prefix(close + 1);
  return person;
}

}  // namespace

Mailmap Mailmap::parse(std::string_view text) {
  Mailmap map;
  for (std::string_view line : split_lines(text)) {
    line = trim(line);
    if (line.empty() || line.front() == '#') continue;
    const auto proper = take_person(line);
    if (!proper) continue;
    Person person{{}, std::string(proper->name), {}};
    std::string_view old_email = proper->email;
    if (const auto old = take_person(line)) {
      person.old_name = to_lower(old->name);
      person.email = proper->email;
      old_email = old->email;
    }
    map.by_email_[to_lower(old_email)].push_back(std::move(person));
  }
  return map;
}

void Mailmap::apply(Signature& signature) const {
  if (by_email_.empty()) return;
  const auto found = by_email_.find(to_lower(signature.email));
  if (found == by_email_.end()) return;
  const std::string name = to_lower(signature.name);
  const Person* match = nullptr;
  // An entry that names the person counts before one for the address alone; among equals the last one.
  for (const Person& person : found->second) {
    const bool by_name = !person.old_name.empty();
    if (by_name && person.old_name != name) continue;
    if (match == nullptr || by_name || match->old_name.empty()) match = &person;
  }
  if (match == nullptr) return;
  if (!match->name.empty()) signature.name = match->name;
  if (!match->email.empty()) signature.email = match->email;
}

}  // namespace bs::git
