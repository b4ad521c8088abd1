#include "bs/data/json.hpp"
#include "bs/scaffold/form.hpp"
#include "fuzz_input.hpp"

namespace {

using bs::data::Value;
using namespace bs::scaffold;

TemplateSpec spec_of(const Value& pages) {
  TemplateSpec spec;
  if (!pages.is_array()) {
    spec.pages.push_back({"", "", pages});
    return spec;
  }
  for (const Value& page : pages.as_array()) spec.pages.push_back({page.string_or("title"), "", page});
  return spec;
}

void try_out(const Form& form, const Value& answers) {
  const Value completed = form.completed(answers);
  bs::fuzz::must(completed.is_object());
  bs::fuzz::must(form.completed(completed) == completed);
  for (const AnswerFault& fault : form.faults(completed)) bs::fuzz::must(!fault.message.empty());
  for (const Question& question : form.questions(completed)) {
    bs::fuzz::must(!question.title.empty() || question.name.empty());
    bs::fuzz::may_refuse([&] { read_answer(question.title, &question); });
    bs::fuzz::may_refuse([&] { read_answer(bs::data::to_json(answers), &question); });
  }
}

}  // namespace

/// The pages as JSON in the first line, then answers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t k_largest = 16'384;
  if (size > k_largest) return 0;
  const auto [pages, rest] = bs::fuzz::split_input(bs::fuzz::text_of(data, size));
  Value answers = Value::object();
  bs::fuzz::may_refuse([&answers, text = rest] { answers = bs::data::parse_json(text); });
  bs::fuzz::may_refuse([&answers, text = pages] {
    const auto form = make_form(spec_of(bs::data::parse_json(text)));
    form->names();
    form->secrets();
    try_out(*form, answers);
    const Value examples = example_answers(*form);
    bs::fuzz::must(example_answers(*form) == examples);
    try_out(*form, examples);
  });
  return 0;
}
