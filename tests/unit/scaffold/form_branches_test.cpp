#include <catch2/catch.hpp>

#include "form_spec.hpp"

using namespace bs::scaffold;

TEST_CASE("form: a dependency asks for more, and its defaults come with it") {
  const auto form = form_of(R"(
properties:
  ci: {type: string, enum: [gha, tekton, none], default: gha}
  expose: {type: boolean}
  name: {type: string}
  alias: {type: string}
dependencies:
  name: [alias]
  ci:
    oneOf:
      - properties: {ci: {const: gha}, runner: {type: string, default: ubuntu}}
      - required: [namespace]
        properties:
          ci: {enum: [tekton]}
          namespace: {type: string}
          registry: {type: string, default: quay.io}
        dependencies:
          registry:
            properties: {registryUser: {type: string, default: robot}}
      - properties: {ci: {const: none}}
  expose:
    oneOf:
      - properties: {expose: {const: true}, host: {type: string, default: example.com}}
      - properties: {expose: {const: false}}
)");
  CHECK(names_text(*form) == "ci expose name alias");
  CHECK(names_text(*form, R"({"ci":"gha"})") == "ci expose name alias runner");
  CHECK(names_text(*form, R"({"ci":"tekton","registry":"quay.io"})") ==
        "ci expose name alias namespace* registry registryUser");
  CHECK(names_text(*form, R"({"name":"x"})") == "ci expose name alias*");
  CHECK(completed_text(*form, "{}") == R"({"ci":"gha","runner":"ubuntu"})");
  CHECK(completed_text(*form, R"({"ci":"tekton","expose":true})") ==
        R"({"ci":"tekton","expose":true,"registry":"quay.io","host":"example.com","registryUser":"robot"})");
  CHECK(completed_text(*form, R"({"ci":"none","expose":false})") == R"({"ci":"none","expose":false})");
  CHECK(faults_text(*form, R"({"ci":"tekton","name":"x"})") ==
        "alias: is required\nnamespace: is required\n");
  CHECK(form->names() == std::vector<std::string>{"ci", "expose", "name", "alias", "runner", "namespace",
                                                  "registry", "registryUser", "host"});
}

TEST_CASE("form: if, then and else follow the answers, not the want of a default") {
  const auto form = form_of(R"(
properties:
  kind: {type: string, enum: [web, job], default: job}
allOf:
  - if: {properties: {kind: {const: web}}}
    then: {required: [host], properties: {host: {type: string}, tls: {type: boolean, default: true}}}
    else: {properties: {schedule: {type: string, default: daily}}}
  - properties: {team: {type: string, default: core}}
)");
  CHECK(completed_text(*form, "{}") == R"({"kind":"job","team":"core","schedule":"daily"})");
  CHECK(completed_text(*form, R"({"kind":"web"})") == R"({"kind":"web","team":"core","tls":true})");
  CHECK(faults_text(*form, R"({"kind":"web"})") == "host: is required\n");
  CHECK(names_text(*form, R"({"kind":"web"})") == "kind host* tls team");
}

TEST_CASE("form: a condition of an object that is not there looks at an empty one") {
  const auto form = form_of(R"(
properties:
  db:
    type: object
    properties: {kind: {type: string}}
    if: {required: [kind], properties: {kind: {const: sql}}}
    then: {properties: {port: {type: integer, default: 5432}}}
)");
  CHECK(completed_text(*form, "{}") == "{}");
  CHECK(names_text(*form) == "db.kind");
  CHECK(completed_text(*form, R"({"db.kind":"sql"})") == R"({"db":{"kind":"sql","port":5432}})");
}

TEST_CASE("form: options of an object are chosen by their constant, which is asked") {
  const auto form = form_of(R"(
oneOf:
  - title: A web service
    required: [port]
    properties: {kind: {const: web, title: Kind}, port: {type: integer}}
  - title: A job
    required: [schedule]
    properties: {kind: {const: job}, schedule: {type: string}}
)");
  const Question kind = question_named(*form, "kind");
  CHECK(kind.title == "Kind");
  REQUIRE(kind.choices.size() == 2);
  CHECK(kind.choices[1].label == "A job");
  CHECK(names_text(*form, R"({"kind":"web"})") == "kind port*");
  CHECK(names_text(*form, R"({"kind":"job"})") == "kind schedule*");
  CHECK(completed_text(*form, "{}") == R"({"kind":"web"})");
  CHECK(faults_text(*form, "{}") == "port: is required\n");
  CHECK(faults_text(*form, R"({"kind":"job","schedule":"daily"})").empty());
}

TEST_CASE("form: options without a constant are chosen by what is answered, the first at first") {
  const auto form = form_of(R"(
oneOf:
  - {title: Lorem, required: [lorem], properties: {lorem: {type: string}}}
  - {title: Ipsum, required: [ipsum], properties: {ipsum: {type: string}}}
)");
  CHECK(names_text(*form) == "lorem*");
  CHECK(names_text(*form, R"({"ipsum":"x"})") == "ipsum*");
  CHECK(faults_text(*form, "{}") == "lorem: is required\n");
  CHECK(faults_text(*form, R"({"ipsum":"x"})").empty());
}

TEST_CASE("form: members of objects are asked by dotted names and answered either way") {
  const auto form = form_of(R"(
required: [db]
properties:
  db:
    type: object
    required: [host]
    default: {name: main}
    properties:
      host: {type: string}
      port: {type: integer, default: 5432}
      name: {type: string}
      pool: {type: object, properties: {size: {type: integer}}}
  cache: {type: object, required: [host], properties: {host: {type: string}}}
  labels: {type: object}
  a.b: {type: string}
)");
  CHECK(names_text(*form) == "db.host* db.port db.name db.pool.size cache.host labels a.b");
  CHECK(completed_text(*form, R"({"db.host":"h","db.pool.size":3,"a.b":"c"})") ==
        R"({"a.b":"c","db":{"host":"h","pool":{"size":3},"name":"main","port":5432}})");
  CHECK(completed_text(*form, R"({"db":{"host":"h","port":1},"labels.team":"x"})") ==
        R"({"db":{"host":"h","port":1,"name":"main"},"labels":{"team":"x"}})");
  CHECK(faults_text(*form, "{}") == "db.host: is required\n");
  CHECK(faults_text(*form, R"({"db.host":"h","cache":{}})") == "cache.host: is required\n");
  CHECK(faults_text(*form, R"({"db.host":5,"db.port":"x"})") ==
        "db.host: must be text\ndb.port: must be a whole number\n");
  CHECK(*question_named(*form, "db.name").fallback == bs::data::Value("main"));

  bs::data::Value answers = answers_of(R"({"db":{"host":"h"},"a.b":"c"})");
  CHECK(answer_of(answers, "db.host")->as_string() == "h");
  CHECK(answer_of(answers, "a.b")->as_string() == "c");
  CHECK(answer_of(answers, "db.port") == nullptr);
  CHECK(answer_of(answers, "db.host.deeper") == nullptr);
  CHECK(answer_of(answers, "") == nullptr);
  CHECK(erase_answer(answers, "db.host"));
  CHECK_FALSE(erase_answer(answers, "db.host"));
  CHECK(bs::data::to_json(answers) == R"({"db":{},"a.b":"c"})");
}

TEST_CASE("form: references, order, lists, what is not asked") {
  const auto form = form_of(R"(
definitions:
  port: {type: integer, minimum: 1, maximum: 65535, default: 80}
  tree: {type: object, properties: {name: {type: string}, below: {$ref: '#/definitions/tree'}}}
ui:order: [last, '*', second]
required: [fixed, unlisted]
properties:
  second: {$ref: '#/definitions/port', default: 8080, title: Second}
  first: {$ref: '#/definitions/port'}
  tree: {$ref: '#/definitions/tree'}
  fixed: {const: v1}
  note: {type: 'null', description: only text}
  seen: {type: string, ui:readonly: true, default: x}
  beta: {type: string, default: y, ui:backstage: {featureFlag: beta}}
  ports: {type: array, minItems: 2, items: {type: integer, default: 1}}
  many: {type: array, minItems: 2, items: {type: string, enum: [a, b]}, uniqueItems: true}
  servers: {type: array, items: {type: object, properties: {tls: {type: boolean, default: true}}}}
  last: {type: string, oneOf: [{const: a, title: Letter A}, {const: b}]}
)");
  CHECK(names_text(*form) == "last first tree.name tree.below ports many servers unlisted* second");
  CHECK(question_named(*form, "second").title == "Second");
  CHECK(question_named(*form, "last").choices[0].label == "Letter A");
  CHECK(question_named(*form, "last").choices[1].label == "b");
  CHECK(question_named(*form, "ports").answer == Answer::list);
  CHECK(question_named(*form, "many").answer == Answer::choices);
  CHECK(question_named(*form, "servers").answer == Answer::object);
  CHECK(question_named(*form, "tree.below").answer == Answer::object);
  CHECK(
      completed_text(*form, R"({"servers":[{},{"tls":false}]})") ==
      R"({"servers":[{"tls":true},{"tls":false}],"last":"a","first":80,"fixed":"v1","note":null,"seen":"x",)"
      R"("ports":[1,1],"many":[],"second":8080})");
  CHECK(faults_text(*form, R"({"first":0,"many":["a","c"],"ports":[1,"x"],"fixed":"v2","unlisted":"u"})") ==
        "first: must be at least 1 -> 1\n"
        "fixed: must be v1\n"
        "ports: x must be a whole number\n"
        "many: c must be one of a, b\n");
  CHECK(faults_text(*form, R"({"many":["a","a"],"unlisted":"u"})") == "many: holds a twice\n");
  CHECK(faults_text(*form, R"({"many":["a","b"],"unlisted":"u","tree":{"below":{"below":{"name":5}}}})") ==
        "tree.below: 5 must be text\n");
  CHECK(faults_text(*form, R"({"many":["a"],"unlisted":"u"})") == "many: needs at least 2 items\n");
}

TEST_CASE("form: a parameter on two pages is asked once; secrets are named") {
  const auto form = form_of(R"(
- properties: {name: {type: string}, token: {type: string, ui:field: Secret}}
- required: [name]
  properties:
    name: {type: string}
    db: {type: object, properties: {password: {type: string, ui:widget: password}, pin: {type: string, format: password}}}
)");
  CHECK(names_text(*form) == "name* token db.password db.pin");
  CHECK(form->secrets() == std::vector<std::string>{"token", "db.password", "db.pin"});
  CHECK(question_named(*form, "token").answer == Answer::secret);
  CHECK(question_named(*form, "db.pin").answer == Answer::secret);
}
