//! Burns CPU under two labels, pushing with the `pyroscope` crate: cpu profiles.

use pyroscope::backend::{pprof_backend, BackendConfig, PprofConfig};
use pyroscope::pyroscope::PyroscopeAgentBuilder;
use std::env::var;
use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() -> Result<(), Box<dyn Error>> {
    let repository = var("INTEROP_REPOSITORY")?;
    let commit = var("INTEROP_COMMIT")?;
    let agent = PyroscopeAgentBuilder::new(
        var("INTEROP_ADDRESS")?,
        "interop-rust",
        100,
        "pyroscope-rs",
        env!("CARGO_PKG_VERSION"),
        pprof_backend(PprofConfig { sample_rate: 100 }, BackendConfig::default()),
    )
    .basic_auth(var("INTEROP_USER")?, var("INTEROP_PASSWORD")?)
    .tenant_id(var("INTEROP_TENANT")?)
    .upload_interval(Duration::from_secs(4))
    .tags(vec![
        ("service_repository", repository.as_str()),
        ("service_git_ref", commit.as_str()),
        ("service_root_path", "interop/rust"),
        ("region", "eu-north"),
    ])
    .build()?;
    let running = agent.start()?;
    let end = Instant::now() + Duration::from_secs(var("INTEROP_SECONDS")?.parse()?);
    let workers: Vec<_> = ["slow", "fast"]
        .into_iter()
        .map(|controller| {
            let (add, remove) = running.tag_wrapper();
            std::thread::spawn(move || {
                add("controller".into(), controller.into()).expect("a tag is taken");
                let mut sum = 0;
                while Instant::now() < end {
                    sum = burn(sum);
                }
                remove("controller".into(), controller.into()).expect("a tag is taken off");
                black_box(sum)
            })
        })
        .collect();
    for worker in workers {
        worker.join().expect("a worker ends well");
    }
    running.stop()?.shutdown();
    println!("{{\"cpuSeconds\": {:.3}}}", cpu_seconds());
    Ok(())
}

#[inline(never)]
fn burn(seed: u64) -> u64 {
    let mut sum = seed;
    for i in 0..1_000_000u64 {
        sum = (sum * 31 + black_box(i)) % 1_000_003; // hot
    }
    sum
}

fn cpu_seconds() -> f64 {
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    unsafe { libc::getrusage(libc::RUSAGE_SELF, &mut usage) };
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    seconds(usage.ru_utime) + seconds(usage.ru_stime)
}
