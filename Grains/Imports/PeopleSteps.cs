using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Imports;

/// <summary>One command that carries out a row of a people file. Those of a lower <see cref="Order"/> come first, wherever
/// their rows stand: a member needs the group.</summary>
public abstract record PeopleStep(int Row, int Order);

public sealed record DefineGroupStep(int Row, GroupId Group, GroupDefinition Definition) : PeopleStep(Row, 0);

public sealed record DefineSellerStep(int Row, SellerId Seller, SellerDefinition Definition) : PeopleStep(Row, 0);

public sealed record DefineUserStep(int Row, UserId User, UserDefinition Definition) : PeopleStep(Row, 1);

/// <summary>The password stays in the preview's memory until it is carried out, and is in no entry, log or answer.</summary>
public sealed record SetPasswordStep(int Row, UserId User, string Password) : PeopleStep(Row, 2);

public sealed record AddMemberStep(int Row, UserId User, GroupId Group) : PeopleStep(Row, 3);

public sealed record AddStaffStep(int Row, UserId User, SellerId Seller) : PeopleStep(Row, 3);

public sealed record AssignStep(int Row, UserId User, SellerId Seller, ImmutableArray<GroupId> Groups) : PeopleStep(Row, 3);

public sealed record GrantStep(int Row, UserId User) : PeopleStep(Row, 3);

/// <summary>What a people file would do: the verdict on every row that is not blank, and the commands in order.</summary>
public sealed record PeopleDraft(ImmutableArray<ImportRow> Rows, ImmutableArray<PeopleStep> Steps, ImmutableArray<string> IgnoredColumns);
