using Mono.Cecil;
using Mono.Cecil.Cil;

namespace B2BBooking.Architecture.Tests;

/// <summary>Rules, states and entry codecs are plain C#: no clock, no randomness, no tasks, no I/O, no grain runtime.
/// Read from the compiled code, so that an extension method or a helper in between does not hide a call.</summary>
public class PurityTests
{
    private static readonly string[] ForbiddenTypes =
    [
        "System.Threading.Tasks.", "System.Threading.Thread", "System.Threading.Timer", "System.TimeProvider", "System.Random",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Diagnostics.Stopwatch", "System.IO.File", "System.IO.Directory",
        "System.Net.", "System.Environment", "System.Console", "Microsoft.Extensions.", "Microsoft.Data.", "Npgsql.",
        "Orleans.Grain", "Orleans.IGrain", "Orleans.Runtime.", "Orleans.Concurrency.",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow", "System.Guid::NewGuid", "System.Guid::CreateVersion7",
    ];

    private static readonly ModuleDefinition Grains =
        ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, "B2BBooking.Grains.dll"));

    public static TheoryData<string> PureTypes()
    {
        var data = new TheoryData<string>();
        foreach (var name in Pure().Select(t => t.FullName).Order(StringComparer.Ordinal))
            data.Add(name);
        return data;
    }

    [Fact]
    public void Grains_HaveRulesAndStates_ThatTheseTestsSee() =>
        Assert.True(Pure().Count() >= 16, "Fewer pure types were found than there are concepts: have the naming conventions changed?");

    [Theory]
    [MemberData(nameof(PureTypes))]
    public void Rules_AsCompiled_UseNoClockNoRandomnessNoTasksAndNoRuntime(string typeName)
    {
        var type = Pure().Single(t => t.FullName == typeName);
        Assert.Empty(Uses(type).Where(IsForbidden).Distinct());
    }

    /// <summary>The states that streams are folded into, by name the rules and the codecs of entries, and whatever of our
    /// own these are made of.</summary>
    private static IEnumerable<TypeDefinition> Pure()
    {
        var found = new HashSet<TypeDefinition>(Grains.Types.Where(IsPureByKind));
        var open = new Queue<TypeDefinition>(found);
        while (open.TryDequeue(out var type))
            foreach (var part in FieldsOf(type).Where(found.Add))
                open.Enqueue(part);
        return found;
    }

    private static bool IsPureByKind(TypeDefinition type) =>
        !type.IsInterface
        && (type.Interfaces.Any(i => i.InterfaceType.Name == "IStreamState`1")
            || type.Name.EndsWith("Rules", StringComparison.Ordinal)
            || type.Name.EndsWith("Entries", StringComparison.Ordinal));

    private static IEnumerable<TypeDefinition> FieldsOf(TypeDefinition type) =>
        type.Fields.SelectMany(f => Parts(f.FieldType))
            .OfType<TypeDefinition>()
            .Where(t => !t.IsInterface && !t.IsEnum && t.DeclaringType is null);

    private static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type is GenericInstanceType generic ? generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType) : [type];

    private static IEnumerable<string> Uses(TypeDefinition type) =>
        type.NestedTypes.SelectMany(Uses)
            .Concat(type.Fields.Select(f => f.FieldType.FullName))
            .Concat(type.Methods.SelectMany(UsesOf));

    private static IEnumerable<string> UsesOf(MethodDefinition method)
    {
        var signature = method.Parameters.Select(p => p.ParameterType.FullName).Append(method.ReturnType.FullName);
        return method.HasBody ? signature.Concat(method.Body.Instructions.SelectMany(UsesOf)) : signature;
    }

    private static IEnumerable<string> UsesOf(Instruction instruction) => instruction.Operand switch
    {
        MethodReference m => [$"{m.DeclaringType.FullName}::{m.Name}", m.ReturnType.FullName],
        FieldReference f => [f.FieldType.FullName],
        TypeReference t => [t.FullName],
        _ => [],
    };

    private static bool IsForbidden(string use) =>
        ForbiddenMembers.Contains(use) || ForbiddenTypes.Any(f => use.StartsWith(f, StringComparison.Ordinal));
}
