using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Users;

/// <summary>What people read in place of ids; the id itself where no name is known.</summary>
public interface INames
{
    string Of(UserId user);

    string Of(GroupId group);

    string Of(ShowId show, SellerId seller);
}
