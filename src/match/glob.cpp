#include "bs/match/glob.hpp"

#include "bs/base/error.hpp"
#include "bs/base/paths.hpp"
#include "bs/base/text.hpp"
#include "match/braces.hpp"
#include "match/wildcard.hpp"

namespace bs::match {

struct Glob::Program {
  std::vector<Wildcard> alternatives;
};

namespace {

constexpr std::size_t k_max_bytes = 4096;

Wildcard read(std::string_view pattern, std::string_view glob) {
  WildcardSyntax syntax;
  syntax.characters = true;
  WildcardFault fault;
  std::optional<Wildcard> wildcard = Wildcard::parse(pattern, syntax, fault);
  if (wildcard) return *std::move(wildcard);
  std::string message = fmt::format("the glob \"{}\" is faulty", shown(glob));
  // With alternatives the offset is one of the expanded text, which nobody wrote.
  if (pattern == glob) {
    message += fmt::format(" at character {}", count_code_points(pattern.substr(0, fault.offset)) + 1);
  }
  throw Error(ErrorKind::config, message + ": " + fault.message);
}

/// The folder that both lie below.
std::string common_folder(std::string a, const std::string& b) {
  while (!is_below(b, a)) a = std::string(parent_of(a));
  return a;
}

}  // namespace

Glob::Glob(std::string_view pattern) : text_(pattern) {
  if (pattern.size() > k_max_bytes) {
    throw Error(ErrorKind::config, fmt::format("a glob has at most {} bytes, this one has {}",
                                               grouped(k_max_bytes), grouped(pattern.size())));
  }
  auto program = std::make_shared<Program>();
  for (const std::string& alternative : expand_braces(pattern)) {
    program->alternatives.push_back(read(alternative, pattern));
    const std::string folder = program->alternatives.back().fixed_folder();
    prefix_ = program->alternatives.size() == 1 ? folder : common_folder(prefix_, folder);
  }
  program_ = std::move(program);
}

bool Glob::matches(std::string_view path) const {
  const auto matches_it = [path](const Wildcard& wildcard) { return wildcard.matches(path); };
  return std::any_of(program_->alternatives.begin(), program_->alternatives.end(), matches_it);
}

GlobSet::GlobSet(const std::vector<std::string>& patterns) {
  for (const std::string& pattern : patterns) globs_.emplace_back(pattern);
}

bool GlobSet::matches(std::string_view path) const {
  return std::any_of(globs_.begin(), globs_.end(), [path](const Glob& glob) { return glob.matches(path); });
}

}  // namespace bs::match
