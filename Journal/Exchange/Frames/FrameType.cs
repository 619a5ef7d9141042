namespace B2BBooking.Journal.Exchange.Frames;

/// <summary>First byte of every frame. From <see cref="FirstOptional"/> on, who does not know a type skips the frame.</summary>
static class FrameType
{
    public const byte Hello = 1;
    public const byte Proof = 2;
    public const byte Close = 3;
    public const byte Heads = 16;
    public const byte Introduction = 17;
    public const byte Run = 18;
    public const byte Credit = 19;
    public const byte Pause = 20;
    public const byte Acknowledgements = 21;
    public const byte Heartbeat = 22;
    public const byte FirstOptional = 128;
    public const byte Presence = 128;
}
