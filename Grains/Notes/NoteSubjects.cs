using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Sellers;

namespace B2BBooking.Grains.Notes;

/// <summary>Whether what a note is about is known here.</summary>
public sealed class NoteSubjects(SellerIndex sellers, IProducts products)
{
    public bool Exists(NoteSubject subject) => subject.Code is { } code
        ? products.TryFind(subject.Show, new ProductId(subject.Seller, code), out _)
        : sellers.Find(subject.Show, subject.Seller) is not null;
}
