// Command otel exports a CPU profile of itself as OTLP, with the exporter of the OpenTelemetry Collector: protobuf or JSON, over HTTP.
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"log"
	"os"
	"runtime/pprof"
	"strconv"
	"syscall"
	"time"

	"github.com/google/pprof/profile"
	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/component/componenttest"
	"go.opentelemetry.io/collector/config/configcompression"
	"go.opentelemetry.io/collector/config/configopaque"
	"go.opentelemetry.io/collector/config/configoptional"
	"go.opentelemetry.io/collector/exporter"
	"go.opentelemetry.io/collector/exporter/exporterhelper"
	"go.opentelemetry.io/collector/exporter/otlphttpexporter"
	"go.opentelemetry.io/collector/exporter/xexporter"
	"go.opentelemetry.io/collector/pdata/pprofile"
	"go.uber.org/zap"
)

func main() {
	seconds, err := strconv.Atoi(os.Getenv("INTEROP_SECONDS"))
	check(err)
	end := time.Now().Add(time.Duration(seconds) * time.Second)
	for turn, encoding := range []otlphttpexporter.EncodingType{otlphttpexporter.EncodingProto, otlphttpexporter.EncodingJSON} {
		var recorded bytes.Buffer
		check(pprof.StartCPUProfile(&recorded))
		work(end.Add(time.Duration(turn-1) * time.Duration(seconds) * time.Second / 2))
		pprof.StopCPUProfile()
		parsed, err := profile.Parse(&recorded)
		check(err)
		export(encoding, otlp(parsed, "interop-otel-"+string(encoding)))
	}
	fmt.Printf("{\"cpuSeconds\": %f}\n", cpuSeconds())
}

// export sends the profiles as a collector would, and fails when the server does not take all of them.
func export(encoding otlphttpexporter.EncodingType, profiles pprofile.Profiles) {
	factory := otlphttpexporter.NewFactory()
	config := factory.CreateDefaultConfig().(*otlphttpexporter.Config)
	config.ClientConfig.Endpoint = os.Getenv("INTEROP_ADDRESS")
	config.ClientConfig.Compression = configcompression.TypeGzip
	config.ClientConfig.Headers = configopaque.MapList{
		{Name: "X-Scope-OrgID", Value: configopaque.String(os.Getenv("INTEROP_TENANT"))},
		{Name: "Authorization", Value: configopaque.String("Bearer " + os.Getenv("INTEROP_PASSWORD"))},
	}
	config.Encoding = encoding
	config.QueueConfig = configoptional.None[exporterhelper.QueueBatchConfig]()
	config.RetryConfig.Enabled = false

	settings := exporter.Settings{ID: component.NewID(factory.Type()), TelemetrySettings: componenttest.NewNopTelemetrySettings()}
	settings.Logger = zap.Must(zap.Config{
		Level:            zap.NewAtomicLevelAt(zap.WarnLevel), // a partial success is a warning
		Encoding:         "console",
		EncoderConfig:    zap.NewDevelopmentEncoderConfig(),
		OutputPaths:      []string{"stderr"},
		ErrorOutputPaths: []string{"stderr"},
	}.Build())
	ctx := context.Background()
	one, err := factory.(xexporter.Factory).CreateProfiles(ctx, settings, config)
	check(err)
	check(one.Start(ctx, componenttest.NewNopHost()))
	check(one.ConsumeProfiles(ctx, profiles))
	check(one.Shutdown(ctx))
}

// work burns CPU under a label.
func work(end time.Time) {
	pprof.Do(context.Background(), pprof.Labels("controller", "slow"), func(context.Context) {
		for i := 0; time.Now().Before(end); i++ {
			burn(i)
		}
	})
}

//go:noinline
func burn(seed int) []byte {
	sum := []byte(strconv.Itoa(seed))
	for range 2000 {
		hash := sha256.Sum256(sum) // hot
		sum = hash[:]
	}
	return sum
}

func cpuSeconds() float64 {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
