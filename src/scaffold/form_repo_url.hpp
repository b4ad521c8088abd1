#pragma once
/// What Backstage's RepoUrlPicker gives: `github.com?owner=acme&repo=billing-api`. People write
/// `acme/billing-api` or the repository's address.
#include <optional>
#include <string>
#include <string_view>

#include "bs/scaffold/form.hpp"
#include "scaffold/form_layers.hpp"

namespace bs::scaffold {

/// What stands when nothing is written: where the allowed parts leave no question.
std::optional<data::Value> default_repo_url(const Layers& layers);
/// Placeholder and default from the allowed hosts, owners and repositories.
void describe_repo_url(const Layers& layers, Question& question);
/// The picker's form of what was written; what is none of the known forms stays.
std::string completed_repo_url(const Layers& layers, std::string_view text);
/// Why it cannot be used: a part is missing, or is not allowed here.
std::optional<AnswerFault> repo_url_fault(const Layers& layers, std::string_view text);
std::string example_repo_url(const Layers& layers);

}  // namespace bs::scaffold
