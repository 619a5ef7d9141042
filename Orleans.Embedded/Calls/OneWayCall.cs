using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>A call that nobody waits for; its failure is logged where it ran.</summary>
internal abstract class OneWayCall : GrainCall<Nothing>
{
    private int _answered;

    public override bool IsAnswered => Volatile.Read(ref _answered) != 0;

    public override bool TryFail(Exception exception)
    {
        if (Interlocked.Exchange(ref _answered, 1) != 0)
        {
            return false;
        }

        Reference.Silo.Logger.LogWarning(exception, "One-way call {Call} failed", this);
        return true;
    }

    protected override bool TryAnswer(Nothing result) => Interlocked.Exchange(ref _answered, 1) == 0;
}
