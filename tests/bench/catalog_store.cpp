// The store's own figures, without scanning: loads REPOSITORIES repositories of ENTITIES entities each into
// FILE (unless it exists), then times what commands ask. `bench_catalog /tmp/million.db 1000 1000 [large]`.
// BS_BENCH_CPU=1 counts the time this process was given, BS_BENCH_LOAD=1 stops after loading.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "bs/catalog/store.hpp"

namespace {

using namespace bs;
/// Time on the clock, or with BS_BENCH_CPU set the time this process was given, which a busy machine does not
/// lengthen.
double now_ms() {
  static const bool cpu = std::getenv("BS_BENCH_CPU") != nullptr;
  timespec time{};
  clock_gettime(cpu ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}
double ms_since(double begin) {
  return now_ms() - begin;
}

data::Value texts(std::vector<std::string> items) {
  data::Value all = data::Value::array();
  for (auto& item : items) all.push_back(std::move(item));
  return all;
}

constexpr const char* k_types[] = {"service", "library", "website", "cli"};
constexpr const char* k_words[] = {"orders", "ledger", "payments", "fraud",    "prices", "stock",
                                   "search", "mail",   "invoice",  "customer", "report", "import"};

std::string word(std::size_t n) {
  return k_words[n % std::size(k_words)];
}

/// The entity of tests/bench/run, or one with links, labels and more annotations, as large as large ones of
/// real catalogs: 0.9 KB of JSON and 36 of Backstage's search rows.
struct Generator {
  bool large = false;

  data::Value metadata(std::size_t n, std::size_t repository, const std::string& name) const {
    data::Value all = data::Value::object();
    all.set("namespace", "default");
    all.set("name", name);
    all.set("title", word(n) + " " + word(n / 12) + " " + std::to_string(n));
    all.set("description", fmt::format("Takes {} from {} to {} and keeps number {} in step", word(n),
                                       word(n + 1), word(n / 3), n));
    all.set("tags", texts({n % 3 == 0 ? "go" : "java", fmt::format("tag-{}", n % 50)}));
    data::Value annotations = data::Value::object();
    annotations.set("backstage.io/techdocs-ref", "dir:.");
    if (large) {
      annotations.set("github.com/project-slug", fmt::format("acme/repository-{}", repository));
      annotations.set(
          "backstage.io/source-location",
          fmt::format("url:https://github.com/acme/repository-{}/tree/main/{}", repository, name));
      annotations.set("pagerduty.com/service-id", fmt::format("PD{:08}", n));
      data::Value labels = data::Value::object();
      labels.set("acme.com/tier", std::to_string(n % 4));
      labels.set("acme.com/region", n % 2 == 0 ? "eu-west-1" : "us-east-1");
      all.set("labels", std::move(labels));
      data::Value link = data::Value::object();
      link.set("url", fmt::format("https://dashboards.acme.com/d/{}", name));
      link.set("title", "Dashboard");
      link.set("icon", "dashboard");
      all.set("links", data::Array{std::move(link)});
    }
    all.set("annotations", std::move(annotations));
    return all;
  }

  data::Value spec(std::size_t n) const {
    data::Value all = data::Value::object();
    all.set("type", k_types[n % 4]);
    all.set("lifecycle", n % 5 == 0 ? "experimental" : "production");
    all.set("owner", fmt::format("team-{}", n % 100));
    all.set("system", fmt::format("system-{}", n % 300));
    std::vector<std::string> needs{fmt::format("component:component-{}", n / 2)};
    if (large) needs.push_back(fmt::format("resource:db-{}", n / 10));
    all.set("dependsOn", texts(std::move(needs)));
    if (large) {
      all.set("providesApis", texts({fmt::format("api-{}", n)}));
      all.set("consumesApis", texts({fmt::format("api-{}", n / 7)}));
    }
    return all;
  }

  model::ScannedEntity entity(std::size_t n, std::size_t repository) const {
    model::ScannedEntity scanned;
    const std::string name = fmt::format("component-{}", n);
    scanned.entity.ref = {"Component", "default", name};
    data::Value& document = scanned.entity.document = data::Value::object();
    document.set("apiVersion", "backstage.io/v1alpha1");
    document.set("kind", "Component");
    document.set("metadata", metadata(n, repository, name));
    document.set("spec", spec(n));
    const std::string self = scanned.entity.ref.canonical();
    const auto line = static_cast<std::uint32_t>(1 + n % 1000 * 30);
    const auto relate = [&](const char* type, const char* opposite, const std::string& target) {
      scanned.entity.relations.push_back({self, type, target, {line + 11, 5}});
      scanned.entity.relations.push_back({target, opposite, self, {line + 11, 5}});
    };
    scanned.owner = fmt::format("group:default/team-{}", n % 100);
    relate("ownedBy", "ownerOf", scanned.owner);
    relate("partOf", "hasPart", fmt::format("system:default/system-{}", n % 300));
    relate("dependsOn", "dependencyOf", fmt::format("component:default/component-{}", n / 2));
    if (large) {
      relate("dependsOn", "dependencyOf", fmt::format("resource:default/db-{}", n / 10));
      relate("providesApi", "apiProvidedBy", fmt::format("api:default/api-{}", n));
      relate("consumesApi", "apiConsumedBy", fmt::format("api:default/api-{}", n / 7));
    }
    scanned.path = "catalog-info.yaml";
    scanned.mark = {line, 1};
    scanned.blob = std::string(40, 'a');
    scanned.owner_source = model::ClaimSource::declared;
    scanned.claims.push_back({model::ClaimSource::declared, scanned.owner, fmt::format("team-{}", n % 100),
                              "catalog-info.yaml", line + 11, "", 0, 0});
    scanned.claims.push_back(
        {model::ClaimSource::commits, "user:default/lea", "lea 25, jan 15", "", 0, "", 25, 40});
    scanned.changed = 1'700'000'000 + static_cast<Seconds>(repository * 7919 % 1000 * 3600);
    scanned.changed_by = "Lea";
    scanned.language = "Go";
    scanned.docs = {"README.md"};
    return scanned;
  }
};

model::RepositoryScan repository(const Generator& generator, std::size_t number, std::size_t count) {
  model::RepositoryScan scan;
  scan.repository.identity = fmt::format("github.com/acme/repository-{}", number);
  scan.repository.name = fmt::format("repository-{}", number);
  scan.repository.path = fmt::format("/srv/mirrors/repository-{}", number);
  scan.repository.root = "/srv/mirrors";
  scan.repository.commit = std::string(40, 'c');
  scan.repository.fetched_at = 1'700'000'000;
  scan.entities.reserve(count);
  for (std::size_t i = 0; i < count; ++i)
    scan.entities.push_back(generator.entity(number * count + i, number));
  return scan;
}

void load(const fs::path& file, const Generator& generator, std::size_t repositories, std::size_t count) {
  auto store = catalog::Store::open(file, catalog::Access::write);
  double writing = 0, slowest = 0;
  for (std::size_t i = 0; i < repositories; ++i) {
    const auto scan = repository(generator, i, count);
    const auto begin = now_ms();
    store.write(scan, 1'800'000'000);
    const double took = ms_since(begin);
    writing += took;
    slowest = std::max(slowest, took);
    if (repositories >= 10 && i % (repositories / 10) == 0) fmt::print("  {:5} {:8.1f} ms\n", i, took);
  }
  fmt::print("write {:12.0f} ms, slowest repository {:.0f} ms\n", writing, slowest);
  auto begin = now_ms();
  store.link(1'800'000'000);
  fmt::print("link  {:12.0f} ms\n", ms_since(begin));
  begin = now_ms();
  store.write(repository(generator, 0, count), 1'800'000'001);
  fmt::print("one repository again {:7.1f} ms", ms_since(begin));
  begin = now_ms();
  store.link(1'800'000'001);
  fmt::print(", link {:.1f} ms\n", ms_since(begin));
  store.finish_scan({{"/srv/mirrors"}, true, 1'800'000'000, static_cast<std::int64_t>(repositories), 0, 0});
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("peak memory {} MiB\n", usage.ru_maxrss / 1024);
}

void time(const char* name, const std::function<std::size_t()>& work, int runs = 9) {
  std::vector<double> took;
  std::size_t rows = 0;
  for (int i = 0; i < runs; ++i) {
    const auto begin = now_ms();
    rows = work();
    took.push_back(ms_since(begin));
  }
  std::sort(took.begin(), took.end());
  fmt::print("{:<52} {:10.3f} ms (first {:.3f})   {} rows\n", name, took[took.size() / 2], took.front(),
             rows);
}

catalog::ListQuery query(const std::vector<std::string>& filters, const std::string& words,
                         std::int64_t limit) {
  catalog::ListQuery q;
  q.filter = match::parse_filter(filters);
  q.words = words;
  q.limit = limit;
  return q;
}

void ask(const fs::path& file, std::size_t total) {
  time("open for reading", [&] {
    catalog::Store::open(file, catalog::Access::read);
    return std::size_t{1};
  });
  auto store = catalog::Store::open(file, catalog::Access::read);
  std::size_t n = 0;
  time("find, 1,000 refs, one after another", [&] {
    for (int i = 0; i < 1000; ++i) {
      n = (n * 2862933555777941757ull + 3037000493ull);
      if (!store.find(fmt::format("component:default/component-{}", n % total))) return std::size_t{0};
    }
    return std::size_t{1000};
  });
  time("neighbours", [&] { return store.neighbours("component:default/component-7").size(); });
  const auto list = [&](const char* name, const catalog::ListQuery& q) {
    time(name, [&] { return store.list(q).size(); });
  };
  list("list kind=component, limit 20", query({"kind=component"}, "", 20));
  list("list kind=component,spec.type=service, limit 20",
       query({"kind=component,spec.type=service"}, "", 20));
  list("list metadata.tags=java, limit 20", query({"kind=component,metadata.tags=java"}, "", 20));
  list("list metadata.tags.java, limit 20", query({"kind=component,metadata.tags.java"}, "", 20));
  list("list one annotation's value",
       query({"metadata.annotations.pagerduty.com/service-id=pd00000777"}, "", 20));
  list("list has annotation, limit 20",
       query({"kind=component,metadata.annotations.pagerduty.com/service-id"}, "", 20));
  list("list lifecycle=experimental, limit 20",
       query({"kind=component,spec.lifecycle=experimental"}, "", 20));
  list("list lifecycle=none, limit 20", query({"kind=component,spec.lifecycle=none"}, "", 20));
  list("list relations.ownedBy, limit 20",
       query({"kind=component,relations.ownedby=group:default/team-7"}, "", 20));
  list("list owner, limit 20", query({"kind=component,owner=team-7"}, "", 20));
  list("list without a kind, limit 20", query({"metadata.tags=java"}, "", 20));
  list("list !metadata.title, limit 20", query({"kind=component,!metadata.title"}, "", 20));
  list("words: fraud, limit 20", query({"kind=component"}, "fraud", 20));
  list("words: a rare one, limit 20", query({"kind=component"}, "t-77777", 20));
  list("words: none, limit 20", query({"kind=component"}, "nosuchword", 20));
  time(
      "count kind=component,spec.type=service",
      [&] {
        return static_cast<std::size_t>(store.count(query({"kind=component,spec.type=service"}, "", 0)));
      },
      3);
  time(
      "facets spec.type", [&] { return store.facets("spec.type", query({"kind=component"}, "", 0)).size(); },
      3);
  time(
      "facets metadata.tags",
      [&] { return store.facets("metadata.tags", query({"kind=component"}, "", 0)).size(); }, 3);
  time(
      "facets relations.ownedBy", [&] { return store.facets("relations.ownedby", query({}, "", 0)).size(); },
      3);
  time(
      "search ledger, 20", [&] { return store.search("ledger", 20).size(); }, 3);
  time(
      "search \"keeps the ledg\", 20", [&] { return store.search("keeps the ledg", 20).size(); }, 3);
  time(
      "search component-77777, 20", [&] { return store.search("component-77777", 20).size(); }, 3);
  time(
      "summary", [&] { return static_cast<std::size_t>(store.summary().components); }, 3);
  time(
      "owners", [&] { return store.owners().size(); }, 3);
  time("named", [&] { return store.named("component-777").size(); });
  time(
      "near", [&] { return store.near("compnent-777").size(); }, 3);
  time("complete", [&] { return store.complete("component-77", 50).size(); });
  time("at_folder", [&] { return store.at_folder("/srv/mirrors/repository-0", "a/b").size(); });
  time(
      "every dependsOn",
      [&] {
        std::size_t relations = 0;
        store.each_relation({"dependsOn"}, [&](const catalog::Relation&) { ++relations; });
        return relations;
      },
      1);
  time(
      "problems", [&] { return store.problems().size(); }, 1);
  time("log, 20", [&] { return store.log("", 20).size(); });
  if (total <= 20'000)
    time(
        "list all", [&] { return store.list({}).size(); }, 3);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4 || argc > 5) {
    fmt::print(stderr, "bench_catalog FILE REPOSITORIES ENTITIES [large]\n");
    return 2;
  }
  try {
    const auto repositories = static_cast<std::size_t>(std::atoll(argv[2]));
    const auto count = static_cast<std::size_t>(std::atoll(argv[3]));
    if (!fs::exists(argv[1])) load(argv[1], Generator{argc == 5}, repositories, count);
    fmt::print("file {:.1f} MB\n", static_cast<double>(fs::file_size(argv[1])) / 1e6);
    if (std::getenv("BS_BENCH_LOAD") == nullptr) ask(argv[1], repositories * count);
  } catch (const Error& error) {
    fmt::print(stderr, "{}", format_error(error));
    return 3;
  }
}
