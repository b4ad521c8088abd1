#include "scaffold/form_pages.hpp"

#include "bs/base/text.hpp"
#include "scaffold/form_branch_choices.hpp"
#include "scaffold/form_references.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

/// Faults of a schema know their line; which file that is, the template knows.
[[noreturn]] void throw_placed(Error error, const TemplateSpec& spec) {
  const Mark mark = error.place().mark;
  error.at({spec.files ? spec.files->shown(spec.path) : spec.path, mark});
  const std::vector<std::string_view> lines = split_lines(spec.text);
  if (mark.line > 0 && mark.line <= lines.size()) error.source_line(std::string(lines[mark.line - 1]));
  throw error;
}

FormPage form_page(const Page& page) {
  if (!page.schema.is_object() && !page.schema.is_null()) {
    throw Error(ErrorKind::config,
                fmt::format("a page of parameters must be an object, not {}", name_of(page.schema.type())))
        .at({"", page.schema.mark});
  }
  const Value schema = page.schema.is_null() ? Value::object() : page.schema;
  FormPage out{page.title, with_references(schema), match::Schema(schema)};
  add_branch_choices(out.schema);
  return out;
}

}  // namespace

FormPages form_pages(const TemplateSpec& spec) {
  FormPages out;
  try {
    for (const Page& page : spec.pages) {
      out.pages.push_back(form_page(page));
      out.names.add(out.pages.back().schema);
    }
  } catch (Error& error) {
    throw_placed(std::move(error), spec);
  }
  return out;
}

}  // namespace bs::scaffold
