// How each client is set up to send to this server. Those that `interop` runs are set up here as there; of the others, which no registry of libraries
// has, the settings are as their own documentation has them, and the page says so.

import goInstall from "./goInstall.txt?raw";

/** What a set-up is filled in with. */
export interface Target {
  /** The origin of this server, as people reach it. */
  readonly address: string;
  /** "" for the server's default. */
  readonly tenant: string;
  /** Whether pushes need a token here. */
  readonly token: boolean;
}

export interface SetupStep {
  readonly title: string;
  readonly text: string;
  readonly note?: string;
}

export interface Client {
  readonly id: string;
  readonly title: string;
  /** Whether the tests of this server run it. */
  readonly tried: boolean;
  steps(target: Target): readonly SetupStep[];
}

const REPOSITORY = "https://git.example.com/acme/checkout";
const TAGS_NOTE = "The two labels are what turns a flame graph into source lines. Without them costs still show.";

/** Lines, without those that are not needed here. */
const text = (...lines: readonly (string | false)[]) => lines.filter((line) => line !== false).join("\n");

const EXPORTS = 'export GIT_COMMIT="$(git rev-parse HEAD)"';
const TOKEN_EXPORT = "export LINEFLAME_TOKEN=lft_…";

/** What the others read from the environment. */
const environment = ({ token }: Target): SetupStep => ({
  title: "Say which commit runs",
  text: text(EXPORTS, token && TOKEN_EXPORT),
  note: token ? "Pushes need a token on this server: Settings, API tokens." : "At build time, as a rule: the image knows its commit.",
});

/** Values stand below each other, as gofmt has them. */
const goField = (name: string, value: string, token: boolean) => `\t${`${name}:`.padEnd(token ? 19 : 17)}${value},`;

const go: Client = {
  id: "go",
  title: "Go",
  tried: true,
  steps: ({ address, tenant, token }) => [
    { title: "Add the SDK", text: goInstall.trimEnd() },
    {
      title: "Start it, and say which commit runs",
      text: text(
        "pyroscope.Start(pyroscope.Config{",
        goField("ApplicationName", '"checkout"', token),
        goField("ServerAddress", `"${address}"`, token),
        token && goField("BasicAuthUser", '"token"', token),
        token && goField("BasicAuthPassword", 'os.Getenv("LINEFLAME_TOKEN")', token),
        tenant !== "" && goField("TenantID", `"${tenant}"`, token),
        "\tTags: map[string]string{",
        `\t\t"service_repository": "${REPOSITORY}",`,
        '\t\t"service_git_ref":    os.Getenv("GIT_COMMIT"),',
        "\t\t// when the module is not at the repository's root:",
        '\t\t// "service_root_path": "services/checkout",',
        "\t},",
        "})",
      ),
      note: TAGS_NOTE,
    },
  ],
};

/** Where Alloy sends to. */
const alloyWrite = ({ address, tenant, token }: Target) =>
  text(
    'pyroscope.write "lineflame" {',
    "  endpoint {",
    `    url = "${address}"`,
    tenant !== "" && `    headers = { "X-Scope-OrgID" = "${tenant}" }`,
    token && "    basic_auth {",
    token && '      username = "token"',
    token && '      password = sys.env("LINEFLAME_TOKEN")',
    token && "    }",
    "  }",
    "}",
  );

const goPull: Client = {
  id: "go-pull",
  title: "Go, pulled",
  tried: false,
  steps: (target) => [
    {
      title: "Let the program answer at /debug/pprof",
      text: text('import _ "net/http/pprof"', "", 'go http.ListenAndServe("127.0.0.1:6060", nil)'),
    },
    {
      title: "Let Grafana Alloy fetch from there and send on",
      text: text(
        'pyroscope.scrape "checkout" {',
        "  targets = [{",
        '    "__address__"        = "127.0.0.1:6060",',
        '    "service_name"       = "checkout",',
        `    "service_repository" = "${REPOSITORY}",`,
        '    "service_git_ref"    = sys.env("GIT_COMMIT"),',
        "  }]",
        "  forward_to = [pyroscope.write.lineflame.receiver]",
        "}",
        "",
        alloyWrite(target),
      ),
      note: TAGS_NOTE,
    },
  ],
};

const java: Client = {
  id: "java",
  title: "Java",
  tried: true,
  steps: (target) => [
    environment(target),
    {
      title: "Start the program with the agent",
      text: text(
        "export PYROSCOPE_APPLICATION_NAME=checkout",
        `export PYROSCOPE_SERVER_ADDRESS=${target.address}`,
        target.token && 'export PYROSCOPE_BASIC_AUTH_USER=token PYROSCOPE_BASIC_AUTH_PASSWORD="$LINEFLAME_TOKEN"',
        target.tenant !== "" && `export PYROSCOPE_TENANT_ID=${target.tenant}`,
        "export PYROSCOPE_FORMAT=jfr PYROSCOPE_PROFILER_EVENT=itimer PYROSCOPE_PROFILER_ALLOC=512k PYROSCOPE_PROFILER_LOCK=10ms",
        `export PYROSCOPE_LABELS="service_repository=${REPOSITORY},service_git_ref=$GIT_COMMIT"`,
        "java -javaagent:pyroscope.jar -jar checkout.jar",
      ),
      note: `pyroscope.jar is io.pyroscope:agent of Maven Central. ${TAGS_NOTE}`,
    },
  ],
};

const python: Client = {
  id: "python",
  title: "Python",
  tried: true,
  steps: ({ address, tenant, token }) => [
    { title: "Add the SDK", text: "pip install pyroscope-io" },
    {
      title: "Start it, and say which commit runs",
      text: text(
        "import os, pyroscope",
        "",
        "pyroscope.configure(",
        '    application_name="checkout",',
        `    server_address="${address}",`,
        token && '    basic_auth_username="token",',
        token && '    basic_auth_password=os.environ["LINEFLAME_TOKEN"],',
        tenant !== "" && `    tenant_id="${tenant}",`,
        "    tags={",
        `        "service_repository": "${REPOSITORY}",`,
        '        "service_git_ref": os.environ["GIT_COMMIT"],',
        "    },",
        ")",
      ),
      note: TAGS_NOTE,
    },
  ],
};

const node: Client = {
  id: "node",
  title: "Node.js",
  tried: true,
  steps: ({ address, tenant, token }) => [
    { title: "Add the SDK", text: "npm install @pyroscope/nodejs" },
    {
      title: "Start it, and say which commit runs",
      text: text(
        'const Pyroscope = require("@pyroscope/nodejs");',
        "",
        "Pyroscope.init({",
        '  appName: "checkout",',
        `  serverAddress: "${address}",`,
        token && '  basicAuthUser: "token",',
        token && "  basicAuthPassword: process.env.LINEFLAME_TOKEN,",
        tenant !== "" && `  tenantID: "${tenant}",`,
        "  tags: {",
        `    service_repository: "${REPOSITORY}",`,
        "    service_git_ref: process.env.GIT_COMMIT,",
        "  },",
        "  wall: { collectCpuTime: true },",
        "});",
        "Pyroscope.start();",
      ),
      note: TAGS_NOTE,
    },
  ],
};

const ruby: Client = {
  id: "ruby",
  title: "Ruby",
  tried: false,
  steps: ({ address, tenant, token }) => [
    { title: "Add the SDK", text: "bundle add pyroscope" },
    {
      title: "Start it, and say which commit runs",
      text: text(
        'require "pyroscope"',
        "",
        "Pyroscope.configure do |config|",
        '  config.application_name = "checkout"',
        `  config.server_address = "${address}"`,
        token && '  config.basic_auth_username = "token"',
        token && '  config.basic_auth_password = ENV["LINEFLAME_TOKEN"]',
        tenant !== "" && `  config.tenant_id = "${tenant}"`,
        "  config.tags = {",
        `    "service_repository" => "${REPOSITORY}",`,
        '    "service_git_ref" => ENV["GIT_COMMIT"],',
        "  }",
        "end",
      ),
      note: TAGS_NOTE,
    },
  ],
};

const rust: Client = {
  id: "rust",
  title: "Rust",
  tried: true,
  steps: ({ address, tenant, token }) => [
    { title: "Add the SDK", text: "cargo add pyroscope --features backend-pprof-rs" },
    {
      title: "Start it, and say which commit runs",
      text: text(
        "use pyroscope::backend::{pprof_backend, BackendConfig, PprofConfig};",
        "use pyroscope::pyroscope::PyroscopeAgentBuilder;",
        "",
        'let commit = std::env::var("GIT_COMMIT")?;',
        "let agent = PyroscopeAgentBuilder::new(",
        `    "${address}",`,
        '    "checkout",',
        "    100,",
        '    "pyroscope-rs",',
        '    env!("CARGO_PKG_VERSION"),',
        "    pprof_backend(PprofConfig { sample_rate: 100 }, BackendConfig::default()),",
        ")",
        token && '.basic_auth("token", std::env::var("LINEFLAME_TOKEN")?)',
        tenant !== "" && `.tenant_id("${tenant}".into())`,
        ".tags(vec![",
        `    ("service_repository", "${REPOSITORY}"),`,
        '    ("service_git_ref", commit.as_str()),',
        "])",
        ".build()?;",
        "let running = agent.start()?;",
      ),
      note: TAGS_NOTE,
    },
  ],
};

const dotnet: Client = {
  id: "dotnet",
  title: ".NET",
  tried: false,
  steps: (target) => [
    environment(target),
    {
      title: "Start the program with the profiler",
      text: text(
        "export PYROSCOPE_APPLICATION_NAME=checkout",
        `export PYROSCOPE_SERVER_ADDRESS=${target.address}`,
        target.token && 'export PYROSCOPE_BASIC_AUTH_USER=token PYROSCOPE_BASIC_AUTH_PASSWORD="$LINEFLAME_TOKEN"',
        target.tenant !== "" && `export PYROSCOPE_TENANT_ID=${target.tenant}`,
        `export PYROSCOPE_LABELS="service_repository:${REPOSITORY},service_git_ref:$GIT_COMMIT"`,
        "export PYROSCOPE_PROFILING_ENABLED=1",
        "export CORECLR_ENABLE_PROFILING=1",
        "export CORECLR_PROFILER={BD1A650D-AC5D-4896-B64F-D6FA25D6B26A}",
        "export CORECLR_PROFILER_PATH=/opt/pyroscope/Pyroscope.Profiler.Native.so",
        "export LD_PRELOAD=/opt/pyroscope/Pyroscope.Linux.ApiWrapper.x64.so",
        "dotnet Checkout.dll",
      ),
      note: `Both files come with the releases of pyroscope-dotnet. ${TAGS_NOTE}`,
    },
  ],
};

const ebpf: Client = {
  id: "ebpf",
  title: "eBPF",
  tried: false,
  steps: (target) => [
    {
      title: "Let Grafana Alloy look at all processes of a machine, and name them",
      text: text(
        'discovery.process "all" { }',
        "",
        'discovery.relabel "named" {',
        "  targets = discovery.process.all.targets",
        "  rule {",
        '    source_labels = ["__meta_process_exe"]',
        '    regex         = ".*/checkout"',
        '    action        = "keep"',
        "  }",
        "  rule {",
        '    target_label = "service_name"',
        '    replacement  = "checkout"',
        "  }",
        "  rule {",
        '    target_label = "service_repository"',
        `    replacement  = "${REPOSITORY}"`,
        "  }",
        "  rule {",
        '    target_label = "service_git_ref"',
        '    replacement  = sys.env("GIT_COMMIT")',
        "  }",
        "}",
        "",
        'pyroscope.ebpf "machine" {',
        "  targets    = discovery.relabel.named.output",
        "  forward_to = [pyroscope.write.lineflame.receiver]",
        "}",
        "",
        alloyWrite(target),
      ),
      note: `Alloy runs as root, in the machine's own process namespace, on Linux. ${TAGS_NOTE}`,
    },
  ],
};

const otel: Client = {
  id: "otel",
  title: "OpenTelemetry",
  tried: true,
  steps: ({ address, tenant, token }) => [
    {
      title: "Let the Collector send profiles on",
      text: text(
        "receivers:",
        "  profiling: {}  # of the eBPF profiler's distribution; any receiver of profiles will do",
        "exporters:",
        "  otlphttp:",
        `    endpoint: ${address}`,
        (token || tenant !== "") && "    headers:",
        token && '      Authorization: "Bearer ${env:LINEFLAME_TOKEN}"',
        tenant !== "" && `      X-Scope-OrgID: ${tenant}`,
        "service:",
        "  pipelines:",
        "    profiles:",
        "      receivers: [profiling]",
        "      exporters: [otlphttp]",
      ),
    },
    {
      title: "Start it with profiles turned on, and say which commit runs",
      text: text(
        `export OTEL_RESOURCE_ATTRIBUTES="service.name=checkout,service_repository=${REPOSITORY},service_git_ref=$GIT_COMMIT"`,
        "otelcol-ebpf-profiler --config collector.yaml --feature-gates=service.profilesSupport",
      ),
      note: "Attributes of the resource become labels: those of the program that is profiled, where the receiver reads its environment. The tests run the exporter; the eBPF profiler itself they cannot.",
    },
  ],
};

const curl: Client = {
  id: "curl",
  title: "curl",
  tried: true,
  steps: ({ address, tenant, token }) => [
    {
      title: "Send a profile that you have",
      text: text(
        `curl --fail-with-body --data-binary @cpu.pprof \\`,
        token && '  --user "token:$LINEFLAME_TOKEN" \\',
        tenant !== "" && `  --header "X-Scope-OrgID: ${tenant}" \\`,
        `  --url-query "name=checkout{service_repository=${REPOSITORY},service_git_ref=$(git rev-parse HEAD)}" \\`,
        `  "${address}/ingest?format=pprof"`,
      ),
      note: "pprof, recordings of the JVM and the older formats of /ingest are taken. A profile that names its time is shown at that time.",
    },
  ],
};

/** In the order of the tabs. */
export const CLIENTS: readonly Client[] = [go, goPull, java, python, node, ruby, rust, dotnet, ebpf, otel, curl];
