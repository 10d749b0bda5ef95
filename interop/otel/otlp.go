package main

import (
	"crypto/rand"
	"os"

	"github.com/google/pprof/profile"
	"go.opentelemetry.io/collector/pdata/pcommon"
	"go.opentelemetry.io/collector/pdata/pprofile"
)

// otlp writes a CPU profile of Go in OTLP's form, as the data model says: a dictionary whose first entries stand for "none", stacks of
// locations leaf first, and one profile for one type of value.
func otlp(from *profile.Profile, service string) pprofile.Profiles {
	profiles := pprofile.NewProfiles()
	dictionary := profiles.Dictionary()
	dictionary.StringTable().Append("")
	dictionary.MappingTable().AppendEmpty()
	dictionary.LocationTable().AppendEmpty()
	dictionary.FunctionTable().AppendEmpty()
	dictionary.StackTable().AppendEmpty()
	dictionary.LinkTable().AppendEmpty()
	dictionary.AttributeTable().AppendEmpty()

	resource := profiles.ResourceProfiles().AppendEmpty()
	attributes := resource.Resource().Attributes()
	attributes.PutStr("service.name", service)
	attributes.PutStr("service_repository", os.Getenv("INTEROP_REPOSITORY"))
	attributes.PutStr("service_git_ref", os.Getenv("INTEROP_COMMIT"))
	attributes.PutStr("service_root_path", "interop/otel")
	attributes.PutStr("deployment.environment.name", "interop test")
	scope := resource.ScopeProfiles().AppendEmpty()
	scope.Scope().SetName("lineflame/interop")

	// runtime/pprof's columns are samples/count and cpu/nanoseconds; OTLP has one type for each profile.
	one := scope.Profiles().AppendEmpty()
	var id pprofile.ProfileID
	_, err := rand.Read(id[:])
	check(err)
	one.SetProfileID(id)
	one.SetTime(pcommon.Timestamp(from.TimeNanos))
	one.SetDurationNano(uint64(from.DurationNanos))
	one.SampleType().SetTypeStrindex(text(dictionary, "cpu"))
	one.SampleType().SetUnitStrindex(text(dictionary, "nanoseconds"))
	one.PeriodType().SetTypeStrindex(text(dictionary, "cpu"))
	one.PeriodType().SetUnitStrindex(text(dictionary, "nanoseconds"))
	one.SetPeriod(from.Period)
	for _, sample := range from.Sample {
		to := one.Samples().AppendEmpty()
		to.SetStackIndex(stack(dictionary, sample.Location))
		to.Values().Append(sample.Value[1])
		for key, values := range sample.Label {
			to.AttributeIndices().Append(attribute(dictionary, key, values[0]))
		}
	}
	return profiles
}

func stack(dictionary pprofile.ProfilesDictionary, locations []*profile.Location) int32 {
	to := pprofile.NewStack()
	for _, from := range locations {
		location := pprofile.NewLocation()
		location.SetAddress(from.Address)
		for _, line := range from.Line {
			function := pprofile.NewFunction()
			function.SetNameStrindex(text(dictionary, line.Function.Name))
			function.SetSystemNameStrindex(text(dictionary, line.Function.SystemName))
			function.SetFilenameStrindex(text(dictionary, line.Function.Filename))
			function.SetStartLine(line.Function.StartLine)
			index, err := pprofile.SetFunction(dictionary.FunctionTable(), function)
			check(err)
			at := location.Lines().AppendEmpty()
			at.SetFunctionIndex(index)
			at.SetLine(line.Line)
		}
		index, err := pprofile.SetLocation(dictionary.LocationTable(), location)
		check(err)
		to.LocationIndices().Append(index)
	}
	index, err := pprofile.SetStack(dictionary.StackTable(), to)
	check(err)
	return index
}

func attribute(dictionary pprofile.ProfilesDictionary, key, value string) int32 {
	to := pprofile.NewKeyValueAndUnit()
	to.SetKeyStrindex(text(dictionary, key))
	to.Value().SetStr(value)
	index, err := pprofile.SetAttribute(dictionary.AttributeTable(), to)
	check(err)
	return index
}

func text(dictionary pprofile.ProfilesDictionary, value string) int32 {
	index, err := pprofile.SetString(dictionary.StringTable(), value)
	check(err)
	return index
}
