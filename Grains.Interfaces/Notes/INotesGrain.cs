using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Notes;

/// <summary>What a note is about: a product, or (with no code) its seller.</summary>
[GenerateSerializer, Immutable, Alias("NoteSubject")]
public sealed record NoteSubject([property: Id(0)] ShowId Show, [property: Id(1)] SellerId Seller, [property: Id(2)] string? Code);

/// <summary>Writes a note in place of the versions that its author saw; a new note has a new id and names none.
/// Text: 1–4,000 characters; empty deletes the note.</summary>
[GenerateSerializer, Immutable, Alias("WriteNote")]
public sealed record WriteNote(
    [property: Id(0)] Guid NoteId,
    [property: Id(1)] NoteSubject Subject,
    [property: Id(2)] string Text,
    [property: Id(3)] ImmutableArray<EntryName> Seen);

/// <summary>A note. <see cref="Texts"/> has more than one where it was written apart: both are kept until one is written over them.</summary>
[GenerateSerializer, Immutable, Alias("NoteView")]
public sealed record NoteView(
    [property: Id(0)] Guid NoteId,
    [property: Id(1)] NoteSubject Subject,
    [property: Id(2)] ImmutableArray<NoteText> Texts,
    [property: Id(3)] ImmutableArray<EntryName> Seen);

[GenerateSerializer, Immutable, Alias("NoteText")]
public sealed record NoteText([property: Id(0)] string Text, [property: Id(1)] ChangeMade Change);

/// <summary>The eNotes of a client group at a show, seen by all its members. Key: show/group.</summary>
[KeyedBy(KeyLayout.ShowGroup), Allow(Roles.Member), Alias("IGroupNotesGrain")]
public interface IGroupNotesGrain : IGrainWithStringKey
{
    [Alias("List")]
    Task<ImmutableArray<NoteView>> ListAsync();

    [Alias("Write")]
    Task<Outcome<NoteView>> WriteAsync(CommandId command, WriteNote note);
}

/// <summary>The private eNotes of one person, seen by nobody else. Key: user.</summary>
[KeyedBy(KeyLayout.User), Allow(Roles.Self), Alias("IPrivateNotesGrain")]
public interface IPrivateNotesGrain : IGrainWithStringKey
{
    [Alias("List")]
    Task<ImmutableArray<NoteView>> ListAsync();

    [Alias("Write")]
    Task<Outcome<NoteView>> WriteAsync(CommandId command, WriteNote note);
}
