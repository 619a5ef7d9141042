using System.Text;

namespace B2BBooking.Silo.Commands;

/// <summary>Asks for a password without showing it; where the input is redirected, reads a line of it.</summary>
static class PasswordPrompt
{
    public static string Ask(string question)
    {
        if (Console.IsInputRedirected) return Console.ReadLine() ?? "";
        Console.Write(question);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace) typed.Append(key.KeyChar);
            else if (typed.Length > 0) typed.Length--;
        }

        Console.WriteLine();
        return typed.ToString();
    }
}
