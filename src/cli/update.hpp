#pragma once
/// Options and steps that `bs update` and its relatives share.
#include "cli/command.hpp"
#include "cli/update_plan.hpp"

namespace bs::cli {

constexpr Option k_from{"--from", "PATH", "the template from there, whatever the project's link says"};

/// The repository and the folder in it that a word of the command line, or the place stood in, means.
struct UpdateTarget {
  std::shared_ptr<const git::Repository> repository;
  fs::path root;
  std::string folder;
};
/// Errors: not_found (no such folder, no repository around it), unreadable.
UpdateTarget update_target(Context& context, const std::string& word);

/// Every repository of the catalog: `bs update --all`. Status as the command's.
int update_fleet(Context& context);

/// Templates that a repository without a link looks like it was made from: the likest, at least six in ten
/// alike.
struct Lookalike {
  std::string template_name;
  double likeness = 0;
};
class Lookalikes {
 public:
  explicit Lookalikes(Context& context);
  std::optional<Lookalike> of(const git::Repository& repository, const git::Commit& commit);

 private:
  struct Known;
  Context& context_;
  TemplateSources sources_;
  std::vector<std::shared_ptr<const Known>> known_;
};

}  // namespace bs::cli
