#pragma once
/// One piece of template text under judgement: what it names, and the faults that any template can have.
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bs/scaffold/engine.hpp"
#include "scaffold/lint/findings.hpp"

namespace bs::scaffold::lint {

struct Source {
  std::string_view text;
  std::string file;                                              ///< below the root
  std::function<Mark(Mark inner, std::string_view word)> place;  ///< of a place in the text
  EngineOptions options;

  Mark place_of(const Reference& used) const;
};

/// Parses the text; filters and tests that there are none of and what does not parse go to the findings.
/// Then `judge` is told each variable that is not the text's own, with its offset in the text. A name with a
/// dash in it that a dot leads to ("steps.my-id.output" is a subtraction) is told here, where `has_member`
/// knows such a member.
void judge_names(const Source& source, Findings& findings,
                 const std::function<bool(std::string_view root, std::string_view member)>& has_member,
                 const std::function<void(const Reference& name, std::size_t offset)>& judge);

/// What every template has without being given it: range, loop …
bool is_everywhere(std::string_view name, Dialect dialect);

/// Whether a text holds tags at all.
bool has_tags(std::string_view text, Dialect dialect);

}  // namespace bs::scaffold::lint
