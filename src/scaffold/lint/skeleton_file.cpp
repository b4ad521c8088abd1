#include "scaffold/lint/skeleton_file.hpp"

#include <map>

#include "bs/base/text.hpp"
#include "bs/model/document_path.hpp"
#include "scaffold/lint/dead_branches.hpp"
#include "scaffold/lint/source.hpp"
#include "scaffold/skeleton.hpp"

namespace bs::scaffold::lint {
namespace {

constexpr std::uint64_t k_most_bytes = 4u << 20;

/// {{ cookiecutter.items() }}
bool is_dictionary_method(std::string_view name) {
  constexpr std::string_view k_methods[] = {"copy", "get", "items", "keys", "values"};
  return std::find(std::begin(k_methods), std::end(k_methods), name) != std::end(k_methods);
}

/// The tag around a place: from its opening up to the place, and on to its end.
struct Tag {
  std::string_view before, behind;
};

// A tag is not longer than this, for those who ask what stands around a name.
constexpr std::size_t k_tag_length = 4'096;

Tag tag_at(std::string_view text, std::size_t at) {
  const std::size_t begin = at - std::min(at, k_tag_length);
  const std::string_view head = text.substr(begin, at - begin);
  const std::string_view rest = text.substr(at, k_tag_length);
  const std::size_t statement = head.rfind("{%");
  const std::size_t output = head.rfind("{{");
  const bool is_statement =
      statement != std::string_view::npos && (output == std::string_view::npos || statement > output);
  const std::size_t open = is_statement ? statement : output;
  const std::size_t close = rest.find(is_statement ? "%}" : "}}");
  return {open == std::string_view::npos ? head : head.substr(open), rest.substr(0, close)};
}

/// Whether the text says itself that what stands here may be missing.
bool is_guarded(const Tag& tag) {
  std::string_view before = tag.before;
  if (before.starts_with("{%")) {
    before.remove_prefix(2);
    if (before.starts_with('-')) before.remove_prefix(1);
    before = trim(before);
    if (before.starts_with("if") || before.starts_with("elif") || before.starts_with("elseif")) return true;
  }
  for (const std::string_view word : {"default", "| d(", "defined", " or ", " if ", " else "})
    if (tag.behind.find(word) != std::string_view::npos) return true;
  return false;
}

/// Whether a value is true to {% if %}.
bool is_true(const std::optional<data::Value>& value) {
  if (!value || value->is_null()) return false;
  if (value->is_boolean()) return value->as_boolean();
  if (value->is_number()) return value->as_number() != 0;
  return !value->is_string() || !value->as_string().empty();
}

class TextLint {
 public:
  TextLint(std::string_view text, const std::string& file, const Rendering& rendering, Findings& findings,
           bool is_name)
      : text_(text), file_(file), rendering_(rendering), findings_(findings), is_name_(is_name) {}

  void run() {
    if (!has_tags(text_, rendering_.options.dialect)) return;
    const DeadBranches dead(text_, [this](std::string_view condition) { return outcome_of(condition); });
    const Source source{text_, file_,
                        [this](Mark inner, std::string_view) { return is_name_ ? Mark{} : inner; },
                        rendering_.options};
    judge_names(
        source, findings_,
        [this](std::string_view root, std::string_view member) {
          return root == rendering_.root && rendering_.given.contains(member);
        },
        [&](const Reference& name, std::size_t offset) {
          if (!dead.hold(offset)) judge(name, offset);
        });
    for (const auto& [name, missing] : missing_)
      if (!missing.is_guarded) tell_missing(name, missing.first);
  }

 private:
  struct Missing {
    Mark first;
    bool is_guarded = false;
  };

  /// Known where the condition names only what is given as it stands, or is not given at all.
  std::optional<bool> outcome_of(std::string_view condition) const {
    const std::string open = rendering_.options.dialect == Dialect::backstage ? "${{ " : "{{ ";
    try {
      EngineOptions options = rendering_.options;
      options.limits.steps = 10'000;  // of a condition over constants
      const Template parsed = Template::parse(open + std::string(condition) + " }}", "", options);
      for (const Reference& used : parsed.references())
        if (used.kind == Reference::Kind::name && !is_known(used)) return std::nullopt;
      return is_true(
          parsed.evaluate(rendering_.context ? *rendering_.context : Context(data::Value::object())));
    } catch (const Error&) {
      return std::nullopt;
    }
  }

  bool is_known(const Reference& name) const {
    if (name.path.front() != rendering_.root || name.path.size() < 2) return false;
    if (rendering_.constants.contains(name.path[1])) return true;
    return !rendering_.is_open && !rendering_.given.contains(name.path[1]);
  }

  Mark place_of(const Reference& name) const { return is_name_ ? Mark{} : name.mark; }

  void judge(const Reference& name, std::size_t offset) {
    const std::string& root = name.path.front();
    if (root != rendering_.root) return judge_root(root, name, offset);
    if (rendering_.is_open || name.path.size() == 1 || rendering_.given.contains(name.path[1])) return;
    if (rendering_.options.dialect == Dialect::jinja && is_dictionary_method(name.path[1])) return;
    auto& missing = missing_.try_emplace(name.path[1], Missing{place_of(name)}).first->second;
    missing.is_guarded |= is_guarded(tag_at(text_, offset));
  }

  void judge_root(const std::string& root, const Reference& name, std::size_t offset) {
    if (is_guarded(tag_at(text_, offset)) || !told_roots_.insert(root).second) return;
    std::string hint =
        rendering_.given.contains(root) ? fmt::format("is \"{}.{}\" meant?", rendering_.root, root)
        : file_.find(".github/") != std::string::npos
            ? "GitHub's own ${{ }} has to stand in {% raw %}, or the file in copyWithoutTemplating"
            : fmt::format("all that a file knows is {}", rendering_.root);
    findings_.warning(file_, place_of(name), fmt::format("nothing is called {} here", model::in_quotes(root)),
                      std::move(hint));
  }

  void tell_missing(const std::string& name, Mark place) {
    if (findings_.is_full()) return findings_.count_further();
    const std::vector<std::string> given(rendering_.given.begin(), rendering_.given.end());
    findings_.warning(file_, place,
                      fmt::format("{} does not give {}.{}", rendering_.giver, rendering_.root, name),
                      hint_of_nearest(name, given));
  }

  std::string_view text_;
  const std::string& file_;
  const Rendering& rendering_;
  Findings& findings_;
  bool is_name_;
  std::map<std::string, Missing> missing_;
  std::set<std::string> told_roots_;
};

}  // namespace

void check_skeleton_text(std::string_view text, const std::string& file, const Rendering& rendering,
                         Findings& findings) {
  TextLint(text, file, rendering, findings, false).run();
}

void SkeletonFiles::check_name(const TemplateFile& file) {
  const std::string_view name = std::string_view(file.path).substr(
      folder_.empty() ? 0 : std::min(folder_.size() + 1, file.path.size()));
  Findings own(file.path);
  TextLint(name, file.path, rendering_, own, true).run();
  for (Diagnostic& finding : own.take())
    if (told_.insert(finding.message).second) findings_.add(std::move(finding));
}

void SkeletonFiles::check(const TemplateFile& file, bool is_copied) {
  check_name(file);
  if (is_copied || file.mode == FileMode::symlink) return;
  try {
    const auto text = files_.read(file.path, k_most_bytes);
    if (text && !is_binary(*text)) check_skeleton_text(*text, file.path, rendering_, findings_);
  } catch (const Error& error) {
    findings_.error(file.path, {}, error.message(), error.hint());
  }
}

}  // namespace bs::scaffold::lint
