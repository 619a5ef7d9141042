using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>
/// One living grain: its calls (<see cref="Admission"/>), its turns (<see cref="TurnScheduler"/>) and its life, from the
/// first call to the end of its deactivation.
/// </summary>
internal sealed partial class Activation : CallTarget, IGrainContext, ICallHost
{
    private readonly Lock _lock = new();
    private readonly Admission _admission;
    private readonly LifecycleSubject _lifecycle = new();
    private readonly Action<Activation> _onEnded;
    private AsyncServiceScope _scope;
    private State _state;

    public Activation(Silo silo, GrainId grainId, GrainClass grainClass, Action<Activation> onEnded)
    {
        Silo = silo;
        GrainId = grainId;
        Class = grainClass;
        _onEnded = onEnded;
        _admission = new Admission(grainClass);
        GrainReference = new GrainReference(silo, grainId);
        Turns = new TurnScheduler(this);
        Timers = new GrainTimers(this);
        Idleness = new Idleness(grainClass.CollectionAge(silo.CollectionOptions), silo.TimeProvider);
    }

    private enum State : byte
    {
        Created,
        Activating,
        Active,
        Deactivating,
        Ended,
    }

    public Silo Silo { get; }

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    public GrainReference GrainReference { get; }

    public object? GrainInstance { get; private set; }

    public ActivationId ActivationId { get; } = ActivationId.NewId();

    public IServiceProvider ActivationServices => _scope.ServiceProvider;

    public IGrainLifecycle ObservableLifecycle => _lifecycle;

    public TurnScheduler Turns { get; }

    public GrainTimers Timers { get; }

    public Idleness Idleness { get; }

    public IIncomingGrainCallFilter[] Filters { get; private set; } = [];

    /// <summary>How many calls run or wait.</summary>
    public int Load
    {
        get
        {
            lock (_lock)
            {
                return _admission.RunningCount + _admission.WaitingCount;
            }
        }
    }

    public override bool TryPost(GrainCall call)
    {
        lock (_lock)
        {
            if (_state == State.Ended)
            {
                return false;
            }

            if (_state == State.Active && _admission.TryStart(call, GrainInstance))
            {
                Turns.Queue(call);
                return true;
            }

            _admission.Enqueue(call);
            if (_state == State.Created)
            {
                // The first call is there before the activation begins, so that it learns of its failure.
                _state = State.Activating;
                Activate(call.Context);
            }

            return true;
        }
    }

    /// <summary>Begins a call, in a turn. One whose caller has already given up is not begun.</summary>
    public void Start(GrainCall call)
    {
        call.Cancellation?.RunsIn(this);
        if (call.IsAnswered)
        {
            call.Cancellation?.Dispose();
            Ended(call, null);
            return;
        }

        if (call.Context is { } context)
        {
            RequestContext.Values = context;
        }

        call.Run(GrainInstance!, this);
    }

    public void Ended(GrainCall call, Exception? exception)
    {
        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            // Its state is not what the storage holds: only a new activation can go on.
            inconsistent.IsSourceActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, "The grain's state was out of date."));
        }

        if (call.KeepsAlive)
        {
            Idleness.Touch();
        }

        lock (_lock)
        {
            _admission.End(call);
            if (_state == State.Active)
            {
                StartWaiting();
            }
            else if (_state == State.Deactivating && _admission.RunningCount == 0)
            {
                QueueDeactivation();
            }
        }
    }

    public IncomingCallContext CreateContext(GrainCall call, object target) => new(call, target, Silo.IncomingFilters, this);

    public void EnterReentrantSection(Guid id)
    {
        lock (_lock)
        {
            _admission.EnterReentrantSection(id);
            // A section may be entered while the grain is being activated: no call begins before that is done.
            if (_state == State.Active)
            {
                StartWaiting();
            }
        }
    }

    public void LeaveReentrantSection(Guid id)
    {
        lock (_lock)
        {
            _admission.LeaveReentrantSection(id);
        }
    }

    public override void FailOverdue(long now)
    {
        GrainCall[] overdue;
        string running;
        lock (_lock)
        {
            overdue = [.. _admission.All.Where(call => call.Deadline < now && !call.IsAnswered)];
            running = overdue.Length == 0 ? "" : string.Join(", ", _admission.Running);
        }

        foreach (var call in overdue)
        {
            FailOverdue(call, running.Length == 0 ? "It waited for the grain's activation." : $"The grain was running: {running}.");
        }
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => ActivationId.GetHashCode();

    public override string ToString() => $"{GrainId}{ActivationId}";

    private void StartWaiting()
    {
        while (_admission.WaitingCount > 0 && _admission.StartNextWaiting(GrainInstance) is { } call)
        {
            Turns.Queue(call);
        }
    }
}
