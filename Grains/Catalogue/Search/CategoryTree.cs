namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>Category paths by number; a parent's number is lower than its children's. Number 0 is the root, the empty path.</summary>
public sealed class CategoryTree
{
    public const int Root = 0;

    private readonly Dictionary<string, int> _byPath = new(StringComparer.Ordinal) { [""] = Root };
    private readonly List<(string Path, string Label, int Parent)> _nodes = [("", "", -1)];

    public int Count => _nodes.Count;

    public string PathOf(int node) => _nodes[node].Path;

    public string LabelOf(int node) => _nodes[node].Label;

    public int ParentOf(int node) => _nodes[node].Parent;

    /// <summary>The number of a path, or -1 where no product ever had it.</summary>
    public int Find(string path) => _byPath.GetValueOrDefault(path, -1);

    public int Add(string path)
    {
        if (_byPath.TryGetValue(path, out var node)) return node;
        var cut = path.LastIndexOf('/');
        var parent = Add(cut < 0 ? "" : path[..cut]);
        _byPath.Add(path, node = _nodes.Count);
        _nodes.Add((path, path[(cut + 1)..], parent));
        return node;
    }

    /// <summary>For each node: -1 outside <paramref name="top"/>, itself for the top, else the child of the top that it is in.</summary>
    public int[] BranchesOf(int top)
    {
        var branches = new int[_nodes.Count];
        for (var node = 0; node < branches.Length; node++)
        {
            var parent = _nodes[node].Parent;
            branches[node] = node == top ? top : parent < 0 ? -1 : parent == top ? node : branches[parent];
        }

        return branches;
    }
}
