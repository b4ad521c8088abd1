#pragma once
/// What actions that are not run here tell: the command lines that do it instead, and the reason where it is
/// not the network.
#include "scaffold/actions/table.hpp"

namespace bs::scaffold::actions {

void dispatch_github_workflow(ActionCall& call);
void create_github_issue(ActionCall& call);
void label_github_issue(ActionCall& call);
void request_backstage(ActionCall& call);
void create_argocd_application(ActionCall& call);

void make_rails_application(ActionCall& call);
void make_with_yeoman(ActionCall& call);
void make_quarkus_application(ActionCall& call);
void clone_quarkus_quickstart(ActionCall& call);
void zip_files(ActionCall& call);
void tell_no_jsonata(ActionCall& call);

}  // namespace bs::scaffold::actions
