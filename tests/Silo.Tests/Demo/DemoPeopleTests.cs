using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Silo.Demo;
using B2BBooking.Silo.Demo.Catalogue;

namespace B2BBooking.Silo.Tests.Demo;

public sealed class DemoPeopleTests
{
    [Fact]
    public void Person_EveryOne_HasAnIdOfTheirOwn()
    {
        var people = DemoPeople.All.ToList();

        Assert.Equal(people.Count, people.Select(person => person.Id).Distinct().Count());
        Assert.All(people, person => Assert.True(IdSpelling.IsId(person.Id), person.Id));
    }

    [Fact]
    public void Id_OfANameWithAccents_IsPlain()
    {
        Assert.Contains(DemoPeople.All, person => person is { Name: "Astrid Sørensen", Id: "astrid.sorensen" });
        Assert.Contains(DemoPeople.All, person => person is { Name: "Femke de Vries", Id: "femke.devries" });
    }

    [Fact]
    public void Group_EveryOne_HasTwoToFourMembers() => Assert.All(DemoPeople.Groups, group => Assert.InRange(group.Members.Count, 2, 4));

    [Fact]
    public void Seller_EveryOne_HasStaff() => Assert.Equal(
        DemoSellers.All.Select(seller => seller.Id).Order(), DemoPeople.Staff.Keys.Order());

    [Fact]
    public void Representative_EveryOne_NamesSellersAndGroupsThatExist() => Assert.All(DemoPeople.Representatives, representative =>
    {
        Assert.All(representative.Sellers, id => Assert.Contains(DemoSellers.All, seller => seller.Id == id));
        Assert.All(representative.Groups, id => Assert.Contains(DemoPeople.Groups, group => group.Id == id));
    });

    [Fact]
    public void Account_ToPrint_IsOneOfTheDemo() => Assert.All(
        DemoData.Accounts, account => Assert.Contains(DemoPeople.All, person => person.Id == account.Id));
}
