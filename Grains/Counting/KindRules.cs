using System.Collections.Frozen;
using System.Collections.Immutable;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Glossary;
using B2BBooking.Grains.Groups;
using B2BBooking.Grains.Notes;
using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Users;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Grains.Counting;

/// <summary>The rule of each kind: the table of DESIGN.md as code. A change raises the rules version of the states that it concerns: their
/// snapshots were folded by the old one.</summary>
public static class KindRules
{
    private const string Admin = "admin";
    private const string Public = "*/public";
    private const string Group = "*/group/*";
    private const string Seller = "*/seller/*";
    private const string Lasting = "group/*";
    private const string User = "user/*";

    /// <summary>A kind may belong to several places: notes are a group's or a person's.</summary>
    private static readonly FrozenDictionary<string, ImmutableArray<KindRule>> All = new (string Scope, string Stream, Deciders Deciders, string[] Kinds)[]
        {
            (Group, CartEntries.Stream, Deciders.Anyone,
                [CartEntries.Add, CartEntries.Set, CartEntries.Remove, CartEntries.Resolve, CartEntries.Restore, CartEntries.Undo, CartEntries.AcceptPrice,
                    CartEntries.Confirmed, IntentEntries.Requested]),
            (Group, CartEntries.Stream, Deciders.Servers, [IntentEntries.Received]),
            (Group, CartEntries.Stream, Deciders.Central, [CartEntries.Submitted, IntentEntries.Refused]),
            (Group, "order/", Deciders.Central, [.. OrderEntries.Kinds]),
            (Group, "notes", Deciders.Anyone, [NoteEntries.Written]),
            (User, "notes", Deciders.Anyone, [NoteEntries.Written]),
            (Public, ShowEntries.Stream, Deciders.Central, [ShowEntries.Defined]),
            (Public, "seller/", Deciders.Central, [SellerEntries.Defined]),
            (Public, "catalogue/", Deciders.Central,
                [CatalogueEntries.Added, CatalogueEntries.Changed, CatalogueEntries.Withdrawn, CatalogueEntries.Restored]),
            (Public, "glossary", Deciders.Central, [GlossaryEntries.Translated]),
            (Public, "picture/", Deciders.Central, [PictureEntries.Stored]),
            (Seller, StaffEntries.Stream, Deciders.Central, [StaffEntries.Added, StaffEntries.Removed, StaffEntries.Assigned]),
            (Lasting, GroupEntries.Stream, Deciders.Central, [GroupEntries.Defined, GroupEntries.MemberAdded, GroupEntries.MemberRemoved]),
            (User, UserEntries.Stream, Deciders.Central, [UserEntries.Defined]),
            (Admin, AdministratorEntries.Stream.Stream, Deciders.Central, [AdministratorEntries.Granted, AdministratorEntries.Revoked]),
            (Admin, "node/", Deciders.Anyone, [Incarnation.Kind]),
        }
        .SelectMany(r => r.Kinds.Select(kind => (kind, Rule: new KindRule(r.Scope, r.Stream, r.Deciders))))
        .GroupBy(r => r.kind)
        .ToFrozenDictionary(g => g.Key, g => g.Select(r => r.Rule).ToImmutableArray());

    /// <summary>None for a kind that this version does not know.</summary>
    public static ImmutableArray<KindRule> Of(string kind) => All.GetValueOrDefault(kind, []);
}
