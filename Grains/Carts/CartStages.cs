using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Carts;

/// <summary>What can be asked of a cart; reading it is always allowed.</summary>
public enum CartCommand
{
    Add,
    AddMany,
    Set,
    Undo,
    Restore,
    Resolve,
    AcceptPrices,
    CopyOrder,
    Confirm,
    Submit,
}

/// <summary>Which commands each stage of the show allows; the table in Grains/DESIGN.md.</summary>
public static class CartStages
{
    public static bool Allows(this Stage stage, CartCommand command) => command switch
    {
        CartCommand.Confirm or CartCommand.Submit => stage == Stage.After,
        _ => stage is Stage.Before or Stage.During or Stage.After,
    };

    public static Refusal? Refuse(this Stage stage, CartCommand command) =>
        stage.Allows(command) ? null : Refusal.Of(RefusalCodes.WrongStage, stage.ToString());
}
