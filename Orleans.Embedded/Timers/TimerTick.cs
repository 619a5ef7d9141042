namespace Orleans.Runtime;

/// <summary>What filters see of a timer's tick, under the names that Orleans gives it.</summary>
internal interface IGrainTimerInvoker : IGrain
{
    Task InvokeCallbackAsync();
}

/// <summary>The call that a timer's tick is.</summary>
internal sealed class TimerTick : OneWayCall
{
    private static readonly CallMethod Described =
        new(typeof(IGrainTimerInvoker), typeof(IGrainTimerInvoker).GetMethod(nameof(IGrainTimerInvoker.InvokeCallbackAsync))!);

    private readonly GrainTimer _timer;
    private readonly GrainTimerCreationOptions _options;

    public TimerTick(GrainTimer timer, Activation activation, GrainTimerCreationOptions options)
    {
        _timer = timer;
        _options = options;
        Reference = activation.GrainReference;
        Source = activation;
    }

    public override CallMethod Method => Described;

    public override bool KeepsAlive => _options.KeepAlive;

    public override bool IsForwardable => false;

    public override bool IsAlwaysInterleave => _options.Interleave;

    public override string GetInterfaceName() => nameof(IGrainTimerInvoker);

    public override int GetArgumentCount() => 0;

    public override object? GetArgument(int index) => throw NoSuchArgument(index);

    public override void SetArgument(int index, object value) => throw NoSuchArgument(index);

    protected override ValueTask<Nothing> Invoke(object target) => CallResults.OfTask(_timer.RunAsync());
}
