// The shape of a Template's spec (scaffolder.backstage.io/v1beta3).
#include "kinds.hpp"

namespace bs::model {
namespace {

constexpr Shape k_map{Form::map};
constexpr Shape k_strings{Form::list, {}, &k_string};
constexpr Shape k_condition{Form::string_or_flag};

constexpr Field k_permission_fields[] = {{"tags", &k_strings}};
constexpr Shape k_permissions{Form::map, k_permission_fields};

constexpr Field k_parameter_fields[] = {{"backstage:permissions", &k_permissions}};
constexpr Shape k_parameter_page{Form::map, k_parameter_fields};
constexpr Shape k_parameters{Form::map_or_list, {}, &k_parameter_page};

constexpr Field k_secret_fields[] = {{"schema", &k_map}};
constexpr Shape k_secrets{Form::map, k_secret_fields};

constexpr Field k_button_fields[] = {
    {"backButtonText", &k_string}, {"createButtonText", &k_string}, {"reviewButtonText", &k_string}};
constexpr Shape k_buttons{Form::map, k_button_fields};
constexpr Field k_presentation_fields[] = {{"buttonLabels", &k_buttons}};
constexpr Shape k_presentation{Form::map, k_presentation_fields};

constexpr Field k_recovery_fields[] = {{"EXPERIMENTAL_strategy", &k_string}};
constexpr Shape k_recovery{Form::map, k_recovery_fields};

constexpr Field k_decorator_fields[] = {{"id", &k_string}, {"input", &k_map}};
constexpr Shape k_decorator{Form::map, k_decorator_fields};
constexpr Shape k_decorators{Form::list, {}, &k_decorator};

constexpr Field k_step_fields[] = {
    {"id", &k_string}, {"name", &k_string},  {"action", &k_string, true, "fetch:template"},
    {"input", &k_map}, {"if", &k_condition}, {"backstage:permissions", &k_permissions},
};
constexpr Shape k_step{Form::map, k_step_fields};
constexpr Shape k_steps{Form::list, {}, &k_step};

constexpr Field k_link_fields[] = {
    {"if", &k_condition}, {"url", &k_text}, {"entityRef", &k_text}, {"title", &k_text}, {"icon", &k_text}};
constexpr Shape k_link{Form::map, k_link_fields};
constexpr Shape k_links{Form::list, {}, &k_link};
constexpr Field k_note_fields[] = {
    {"if", &k_condition}, {"title", &k_text}, {"icon", &k_text}, {"content", &k_string}};
constexpr Shape k_note{Form::map, k_note_fields};
constexpr Shape k_notes{Form::list, {}, &k_note};
constexpr Field k_output_fields[] = {{"links", &k_links}, {"text", &k_notes}};
constexpr Shape k_output{Form::map, k_output_fields, nullptr, &k_string};

constexpr Field k_fields[] = {
    {"type", &k_text, true, "service"},
    {"steps", &k_steps, true},
    {"owner", &k_text},
    {"lifecycle", &k_text},
    {"parameters", &k_parameters},
    {"secrets", &k_secrets},
    {"presentation", &k_presentation},
    {"EXPERIMENTAL_recovery", &k_recovery},
    {"formDecorators", &k_decorators},
    {"EXPERIMENTAL_formDecorators", &k_decorators},
    {"output", &k_output},
};

}  // namespace

const Shape k_template_spec{Form::map, k_fields};

}  // namespace bs::model
