package io.lineflame.source.dotnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.Origin;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Trees;
import io.lineflame.vcs.Tree;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotnetRulesTest {

    private static final DotnetRules RULES = new DotnetRules();

    private static final Tree SHOP = Trees.of("""
            WebApplication1/Controllers/CpuController.cs
            WebApplication1/WebApplication1.csproj
            legacy/src/Shop/Cart.cs
            src/Shop.Api/Controllers/CartController.cs
            src/Shop.Api/Shop.Api.csproj
            src/Shop.Web/Controllers/CartController.cs
            src/Shop.Web/Pages/Counter.razor
            src/Shop/Cart.cs
            src/Shop/obj/Mesh.cs
            src/Shop/Discount.cs
            """);

    private static SourceAnswer find(String function, String file, String root, String version) {
        Optional<KnownVersion> runtime = version.isEmpty()
                ? Optional.empty()
                : Optional.of(new KnownVersion(version, "the label dotnet_version"));
        assertThat(RULES.claims(function, file)).isTrue();
        return RULES.find(new SourceQuestion(function, file, root, "", runtime), Checkout.unread(SHOP));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # paths
        Shop.Cart.Total                        | C:\\src\\Shop\\Cart.cs   | ''       | AMBIGUOUS
        Shop.Cart.Total                        | C:\\src\\Shop\\Cart.cs   | legacy   | legacy/src/Shop/Cart.cs
        Shop.Cart.Total                        | /_/src/Shop/Cart.cs      | ''       | src/Shop/Cart.cs
        Shop.Discount.Of                       | D:\\a\\1\\s\\src\\Shop\\Discount.cs | '' | src/Shop/Discount.cs
        Shop.Api.Json                          | /src/obj/Release/net8.0/Json.g.cs | '' | GENERATED
        Shop.Mesh.Of                           | /build/src/Shop/obj/Mesh.cs | ''    | src/Shop/obj/Mesh.cs
        Shop.Discount.Of                       | C:\\obj\\src\\Shop\\Discount.cs | '' | src/Shop/Discount.cs
        # a class's name, and perhaps its assembly's
        WebApplication1.Controllers!CpuController.Get | WebApplication1   | ''       | WebApplication1/Controllers/CpuController.cs
        WebApplication1.Controllers!CpuController.Get | ''                | ''       | WebApplication1/Controllers/CpuController.cs
        Shop.Discount.Of                       | ''                       | ''       | src/Shop/Discount.cs
        Shop!Discount.<Of>d__5<T>.MoveNext     | Shop.dll                 | ''       | src/Shop/Discount.cs
        Shop.Discount.<>c__DisplayClass3_0.<Of>b__0 | ''                  | ''       | src/Shop/Discount.cs
        Shop.Api.Controllers!CartController.Get | Shop.Api                | ''       | src/Shop.Api/Controllers/CartController.cs
        Shop.Web.Controllers!CartController.Get | ''                      | ''       | src/Shop.Web/Controllers/CartController.cs
        Acme.Controllers!CartController.Get    | ''                       | ''       | AMBIGUOUS
        Acme.Controllers!CartController.Get    | ''                       | src/Shop.Web | src/Shop.Web/Controllers/CartController.cs
        Shop.Web.Pages!Counter.Render          | ''                       | ''       | src/Shop.Web/Pages/Counter.razor
        Shop!Basket.Add                        | ''                       | ''       | NO_MATCH
        # others'
        Acme.Lib!Discount.Of                   | Acme.Lib                 | ''       | OTHER_MODULE
        Newtonsoft.Json!JsonReader.Read        | Newtonsoft.Json          | ''       | OTHER_MODULE
        System!Buffer.Memmove                  | System.Private.CoreLib   | ''       | STANDARD_LIBRARY
        !.Concat                               | System.Private.CoreLib   | ''       | STANDARD_LIBRARY
        !.op_Equality                          | ''                       | ''       | NO_FILE_NAME
        """)
    void find_names_byPathClassAndAssembly(String function, String file, String root, String expected) {
        SourceAnswer answer = find(function, file, root, "");
        assertThat(answer.attempts()).isNotEmpty();
        assertThat(answer.path().orElseGet(() -> answer.reason().map(Enum::name).orElseThrow()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        System.Number.Parse | /_/src/libraries/System.Private.CoreLib/src/System/Number.Parsing.cs | 8.0.1 | v8.0.1 | src/libraries/System.Private.CoreLib/src/System/Number.Parsing.cs
        System!Buffer.Memmove | System.Private.CoreLib | .NET 8.0.1 | v8.0.1 | ''
        System!Buffer.Memmove | System.Private.CoreLib | 17.0.9+9   | ''     | ''
        System!Buffer.Memmove | System.Private.CoreLib | ''         | ''     | ''
        """)
    void find_librariesOfDotnet_areAtTheVersionOfTheRunTime(
            String function, String file, String version, String ref, String path) {
        Place place = find(function, file, "", version).places().get(0);
        assertThat(place.repository()).endsWith("/dotnet/runtime");
        assertThat(String.join(" ", place.refs())).isEqualTo(ref);
        assertThat(String.join(" ", place.paths())).isEqualTo(path);
        assertThat(place.ends()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Shop!Cart.Total                      | ''                     | OWN
        Shop.Cart.Total                      | C:\\src\\Shop\\Cart.cs | OWN
        System.Threading!ThreadPool.Dispatch | System.Private.CoreLib | STANDARD_LIBRARY
        Microsoft.AspNetCore.Mvc!Next.Run    | Microsoft.AspNetCore.Mvc.Core | STANDARD_LIBRARY
        Swashbuckle.AspNetCore.Swagger!M.Invoke | Swashbuckle.AspNetCore.Swagger | DEPENDENCY
        Systematic!Cart.Total                | ''                     | OWN
        """)
    void origin_byAssemblyOrNamespace_isKnown(String function, String file, Origin expected) {
        assertThat(RULES.origin(function, file)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ntdll!RtlUserThreadStart  | ''          | false
        BaseHandler.get_response  | ''          | false
        com.acme.Cart.total       | ''          | false
        std::sort                 | ''          | false
        Shop!Cart.Total           | main.go     | false
        Shop!Cart.Total           | Cart.fs     | true
        Shop.Cart.Total           | ''          | true
        """)
    void claims_names_areThoseThatOnlyDotnetHas(String function, String file, boolean expected) {
        assertThat(RULES.claims(function, file)).isEqualTo(expected);
    }

    @Test
    void claims_longNames_takesNoTime() {
        for (String piece : new String[] {"A.", "<", ">", "!", "<>c", "a<"}) {
            String function = "Shop!" + piece.repeat(60_000 / piece.length());
            assertTimeout(Duration.ofSeconds(1), () -> RULES.origin(function, ""));
        }
    }
}
