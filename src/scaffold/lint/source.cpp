#include "scaffold/lint/source.hpp"

#include <algorithm>

#include "bs/base/text.hpp"
#include "scaffold/engine/filters.hpp"
#include "scaffold/engine/globals.hpp"
#include "scaffold/engine/tests.hpp"
#include "scaffold/lint/value_places.hpp"

namespace bs::scaffold::lint {
namespace {

bool is_word(char c) {
  return c == '_' || c == '$' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "my-id" where the text reads "steps.my-id.output"; "" for a name without a dash.
std::string_view dashed_member(std::string_view text, std::string_view root) {
  if (!text.starts_with(root)) return {};
  text.remove_prefix(root.size());
  if (!text.starts_with('.')) return {};
  text.remove_prefix(1);
  std::size_t end = 0;
  while (end < text.size() && (is_word(text[end]) || text[end] == '-')) ++end;
  const std::string_view member = text.substr(0, end);
  return member.find('-') == std::string_view::npos ? std::string_view() : member;
}

class Judgement {
 public:
  Judgement(const Source& source, Findings& findings) : source_(source), findings_(findings) {}

  void filter(const Reference& used) {
    const std::string& name = used.path.front();
    const Dialect dialect = source_.options.dialect;
    if (engine::find_filter(name, dialect) == nullptr)
      tell(used, [&] { engine::refuse_unknown_filter(name, dialect); });
  }

  void test(const Reference& used) {
    const std::string& name = used.path.front();
    const Dialect dialect = source_.options.dialect;
    if (engine::find_test(name, dialect) == nullptr)
      tell(used, [&] { engine::refuse_unknown_test(name, dialect); });
  }

 private:
  /// In the words that a rendering would end with.
  template <class Refuse>
  void tell(const Reference& used, Refuse refuse) {
    if (findings_.is_full()) return findings_.count_further();
    try {
      refuse();
    } catch (const Error& error) {
      findings_.error(source_.file, source_.place_of(used), error.message(), error.hint());
    }
  }

  const Source& source_;
  Findings& findings_;
};

std::optional<std::vector<Reference>> references_of(const Source& source, Findings& findings) {
  try {
    return Template::parse(source.text, source.file, source.options).references();
  } catch (const Error& error) {
    const Mark inner = error.place().mark;
    findings.error(source.file, inner.line == 0 ? source.place({1, 1}, "") : source.place(inner, ""),
                   error.message(), error.hint());
    return std::nullopt;
  }
}

}  // namespace

Mark Source::place_of(const Reference& used) const {
  // Of a test it is the `is` before it that is noted.
  return place(used.mark, used.kind == Reference::Kind::test ? "is" : used.path.front());
}

void judge_names(const Source& source, Findings& findings,
                 const std::function<bool(std::string_view, std::string_view)>& has_member,
                 const std::function<void(const Reference&, std::size_t)>& judge) {
  const auto references = references_of(source, findings);
  if (!references) return;
  Judgement judgement(source, findings);
  std::set<std::string> own;
  for (const Reference& used : *references)
    if (used.kind == Reference::Kind::assigned) own.insert(used.path.front());
  TextCursor cursor(source.text);
  Mark told_until;  // what stands there is the rest of a name with dashes
  for (const Reference& used : *references) {
    if (used.kind == Reference::Kind::filter) judgement.filter(used);
    if (used.kind == Reference::Kind::test) judgement.test(used);
    if (used.kind != Reference::Kind::name) continue;
    const std::string& root = used.path.front();
    if (used.mark.line == told_until.line && used.mark.column < told_until.column) continue;
    if (own.contains(root) || is_everywhere(root, source.options.dialect)) continue;
    const std::size_t offset = cursor.offset_of(used.mark);
    const std::string_view dashed = dashed_member(source.text.substr(offset), root);
    if (!dashed.empty() && has_member(root, dashed)) {
      told_until = {used.mark.line,
                    used.mark.column + static_cast<std::uint32_t>(root.size() + 1 + dashed.size())};
      findings.error(source.file, source.place_of(used),
                     fmt::format("{}.{} is read as a subtraction", root, dashed),
                     fmt::format("write {}['{}']", root, dashed));
      continue;
    }
    judge(used, offset);
  }
}

bool is_everywhere(std::string_view name, Dialect dialect) {
  return name == "loop" || name == "caller" || name == "super" || name == "varargs" || name == "kwargs" ||
         !engine::find_global(name, dialect == Dialect::jinja).is_undefined();
}

bool has_tags(std::string_view text, Dialect dialect) {
  const auto holds = [&](std::string_view tag) { return text.find(tag) != std::string_view::npos; };
  return holds(dialect == Dialect::backstage ? "${{" : "{{") || holds("{%") || holds("{#");
}

}  // namespace bs::scaffold::lint
