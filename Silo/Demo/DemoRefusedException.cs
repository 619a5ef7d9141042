using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Silo.Demo;

/// <summary>A grain refused what the demo asked for: the demo and the rules have come apart.</summary>
public sealed class DemoRefusedException(string what, Refusal refusal) : Exception($"The demo's {what} was refused: {refusal}.")
{
    public static T Check<T>(Outcome<T> outcome, string what) => outcome.Ok ? outcome.Value : throw new DemoRefusedException(what, outcome.Refusal);
}
