namespace AceData.Audio.Features.Tempo;

/// <summary>A sum of small decision trees: at each node a feature is compared with a threshold, at the end stands a number.</summary>
internal sealed class TreeEnsemble(IReadOnlyList<TreeEnsemble.Tree> trees)
{
    public IReadOnlyList<Tree> Trees { get; } = trees;

    /// <summary>Sum over all trees.</summary>
    public double Score(ReadOnlySpan<float> features)
    {
        var sum = 0.0;
        foreach (var tree in Trees)
        {
            sum += tree.Value(features);
        }

        return sum;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Trees.Count);
        foreach (var tree in Trees)
        {
            writer.Write((ushort)tree.Nodes.Length);
            foreach (var node in tree.Nodes)
            {
                writer.Write((short)node.Feature);
                writer.Write(node.Number);
                writer.Write((ushort)node.Left);
                writer.Write((ushort)node.Right);
            }
        }
    }

    /// <exception cref="InvalidDataException">A node points outside of its tree or at no feature.</exception>
    public static TreeEnsemble Read(BinaryReader reader, int features)
    {
        var trees = new Tree[reader.ReadInt32()];
        for (var t = 0; t < trees.Length; t++)
        {
            var nodes = new Node[reader.ReadUInt16()];
            for (var n = 0; n < nodes.Length; n++)
            {
                nodes[n] = new Node(reader.ReadInt16(), reader.ReadSingle(), reader.ReadUInt16(), reader.ReadUInt16());

                // Children come after their parent, so a walk always ends.
                if (nodes[n].Feature >= features || (nodes[n].Feature >= 0 && (nodes[n].Left <= n || nodes[n].Right <= n || nodes[n].Left >= nodes.Length || nodes[n].Right >= nodes.Length)))
                {
                    throw new InvalidDataException($"Tree {t} of the tempo weights has a wrong node {n}.");
                }
            }

            trees[t] = new Tree(nodes);
        }

        return new TreeEnsemble(trees);
    }

    /// <param name="Feature">Index of the feature; −1 for an end.</param>
    /// <param name="Number">The threshold, or the value at an end.</param>
    /// <param name="Left">Next node when the feature is at most the threshold.</param>
    /// <param name="Right">Next node otherwise.</param>
    internal readonly record struct Node(int Feature, float Number, int Left, int Right);

    internal sealed class Tree(Node[] nodes)
    {
        public Node[] Nodes { get; } = nodes;

        public double Value(ReadOnlySpan<float> features)
        {
            var n = 0;
            while (Nodes[n].Feature >= 0)
            {
                n = features[Nodes[n].Feature] <= Nodes[n].Number ? Nodes[n].Left : Nodes[n].Right;
            }

            return Nodes[n].Number;
        }
    }
}
