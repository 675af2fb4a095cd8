using AceData.Nets.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>
/// EfficientViT's multiscale linear attention (Cai et al. 2023) over all places of the map, as in diffusers' SanaMultiscaleLinearAttention. A quirk that
/// must stay: the concatenation [q | k | v] is cut into heads of 3 · head_dim <b>consecutive</b> channels, each cut into q, k and v; so a head's queries are
/// not all from to_q. The same cut goes through the multiscale branch.
/// What all places say to each other are two small sums, so time is gone through twice in stretches: once for the sums, once for what each place makes
/// of them. Of the whole song only the queries are kept between; everything at once took five times the memory.
/// </summary>
public sealed class DcaeAttention : nn.Module<Tensor, Tensor>
{
    private const long TileColumns = 256;

    private readonly Linear to_q;
    private readonly Linear to_k;
    private readonly Linear to_v;
    private readonly ModuleList<MultiscaleProjection> to_qkv_multiscale;
    private readonly Linear to_out;
    private readonly RmsNorm norm_out;
    private readonly long _headDim;
    private readonly long _tile;
    private readonly long _halo;

    /// <param name="channels">Of the map; a multiple of the width of a head.</param>
    /// <param name="headDim">Width of a head.</param>
    /// <param name="kernels">Kernel sizes of the multiscale branches.</param>
    /// <param name="device">Where the parameters are made.</param>
    /// <param name="tile">Columns that are worked on together.</param>
    public DcaeAttention(long channels, long headDim, IReadOnlyList<int> kernels, Device? device = null, long tile = TileColumns)
        : base(nameof(DcaeAttention))
    {
        to_q = nn.Linear(channels, channels, hasBias: false, device: device);
        to_k = nn.Linear(channels, channels, hasBias: false, device: device);
        to_v = nn.Linear(channels, channels, hasBias: false, device: device);
        to_qkv_multiscale = new ModuleList<MultiscaleProjection>([.. kernels.Select(kernel => new MultiscaleProjection(channels, headDim, kernel, device))]);
        to_out = nn.Linear(channels * (1 + kernels.Count), channels, hasBias: false, device: device);
        norm_out = new RmsNorm(channels, 1e-5, hasBias: true, device);
        _headDim = headDim;
        _tile = tile;
        _halo = kernels.Select(kernel => kernel / 2).DefaultIfEmpty(0).Max();
        RegisterComponents();
    }

    /// <param name="x">[batch, channels, height, width]</param>
    /// <returns>[batch, channels, height, width]</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var stretches = TimeTiles.Cut(x.shape[^1], _tile, _halo);
        var queries = new List<Tensor>();
        var (values, weights) = (zeros(1, device: x.device), zeros(1, device: x.device));
        foreach (var stretch in stretches)
        {
            using var stretchScope = NewDisposeScope();
            var heads = Heads(x, stretch).chunk(3, -1); // 3 × [batch, heads, places, head_dim]
            var key = nn.functional.relu(heads[1]);

            // Sums over the places once for all queries: linear in their number, and the same numbers as the quadratic form.
            values = values.Plus(matmul(key.transpose(2, 3), heads[2])).MoveToOuterDisposeScope(); // [batch, heads, head_dim, head_dim]
            weights = weights.Plus(key.sum(2).unsqueeze(3)).MoveToOuterDisposeScope(); // [batch, heads, head_dim, 1]
            queries.Add(nn.functional.relu(heads[0]).to(x.dtype).MoveToOuterDisposeScope());
        }

        return TimeTiles.Join(stretches, shrink: 1, Answer).MoveToOuterDisposeScope();

        Tensor Answer(TimeStretch stretch, int index)
        {
            using var query = queries[index];
            var here = x.narrow(-1, stretch.Start, stretch.Count);
            return ChannelsLast.Close(norm_out.Over(to_out.call(Attend(query, values, weights, here)))).Add(here);
        }
    }

    // float32 [batch, heads of all branches, places of the stretch, 3 · head_dim]. Since a number of whole heads lies in each branch, they may be lined up.
    private Tensor Heads(Tensor x, TimeStretch stretch)
    {
        using var scope = NewDisposeScope();
        var places = ChannelsLast.Open(x.narrow(-1, stretch.From, stretch.Seen)).contiguous(); // [batch, height, seen, channels]
        var projected = cat([to_q.call(places), to_k.call(places), to_v.call(places)], -1); // [batch, height, seen, 3 · channels]
        var branches = new List<Tensor> { projected };
        foreach (var multiscale in to_qkv_multiscale)
        {
            branches.Add(ChannelsLast.Open(multiscale.call(ChannelsLast.Close(projected))));
        }

        var middle = cat([.. branches.Select(branch => branch.narrow(2, stretch.Before, stretch.Count))], -1); // [batch, height, count, branches · 3 · channels]
        return middle.to(ScalarType.Float32).flatten(1, 2).unflatten(2, [-1, 3 * _headDim]).transpose(1, 2).MoveToOuterDisposeScope();
    }

    // [batch, heads, places, head_dim] → [batch, height, width, heads · head_dim], of the type and the places of x
    private static Tensor Attend(Tensor query, Tensor values, Tensor weights, Tensor x)
    {
        using var scope = NewDisposeScope();
        var exact = query.to(ScalarType.Float32);
        var attended = matmul(exact, values).div_(matmul(exact, weights).Add(1e-15)); // [batch, heads, places, head_dim]
        return attended.transpose(1, 2).reshape(x.shape[0], x.shape[2], x.shape[3], -1).to(x.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>Mixes neighbours of each channel, then channels of each head's width.</summary>
    private sealed class MultiscaleProjection : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d proj_in;
        private readonly Conv2d proj_out;

        public MultiscaleProjection(long channels, long headDim, int kernel, Device? device)
            : base(nameof(MultiscaleProjection))
        {
            proj_in = nn.Conv2d(3 * channels, 3 * channels, kernel_size: kernel, padding: kernel / 2, groups: 3 * channels, bias: false, device: device);
            proj_out = nn.Conv2d(3 * channels, 3 * channels, kernel_size: 1, groups: 3 * channels / headDim, bias: false, device: device);
            RegisterComponents();
        }

        public override Tensor forward(Tensor qkv) => proj_out.call(proj_in.call(qkv));
    }
}
