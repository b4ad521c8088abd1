#include "facts/codeowners_reading.hpp"

namespace bs::facts {
namespace {

CodeownersReading read(const Snapshot& snapshot) {
  CodeownersReading result;
  for (const match::OwnersLocation& place : match::codeowners_locations()) {
    const auto text = snapshot.text(place.path);
    if (!text) continue;
    result.path = place.path;
    result.flavour = match::flavour_at(place, *text);
    result.rules = match::CodeOwners::parse(*text, result.flavour);
    break;
  }
  return result;
}

}  // namespace

const CodeownersReading& read_codeowners(const Snapshot& snapshot) {
  return snapshot.shared<CodeownersReading>([&] { return read(snapshot); });
}

}  // namespace bs::facts
