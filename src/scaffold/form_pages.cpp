#include "scaffold/form_pages.hpp"

#include "bs/base/text.hpp"
#include "bs/match/schema.hpp"
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
  FormPage out{page.title, Value::object()};
  if (page.schema.is_null()) return out;
  if (!page.schema.is_object()) {
    throw Error(ErrorKind::config,
                fmt::format("a page of parameters must be an object, not {}", name_of(page.schema.type())))
        .at({"", page.schema.mark});
  }
  out.schema = with_references(page.schema);
  static_cast<void>(match::Schema(out.schema));
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
