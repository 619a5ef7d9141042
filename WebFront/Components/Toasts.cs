namespace B2BBooking.WebFront.Components;

public enum ToastKind
{
    Done,
    Warning,
}

/// <summary>A short message at the edge of the page. <see cref="Subject"/>: a newer one on the same subject takes its place.</summary>
public sealed record Toast(string Text, ToastKind Kind = ToastKind.Done, string? Subject = null, string? ActionText = null, Func<Task>? Action = null)
{
    public Guid Id { get; } = Guid.CreateVersion7();
}

/// <summary>The toasts of one circuit.</summary>
public sealed class Toasts
{
    private const int Most = 4;
    private readonly List<Toast> _shown = [];

    public event Action? Changed;

    public IReadOnlyList<Toast> Shown => _shown;

    public void Show(Toast toast)
    {
        if (toast.Subject is not null)
            _shown.RemoveAll(t => t.Subject == toast.Subject);
        _shown.Add(toast);
        if (_shown.Count > Most)
            _shown.RemoveAt(0);
        Changed?.Invoke();
    }

    public void Close(Toast toast)
    {
        if (_shown.Remove(toast))
            Changed?.Invoke();
    }
}
