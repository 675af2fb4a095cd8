using System.Text.Json.Nodes;
using AceData.Audio;
using AceData.Jobs.Board;
using AceData.Requests;
using AceData.Web.Dialogs;
using AceData.Web.Languages;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace AceData.Web.Jobs;

/// <summary>Starts jobs for one window, and asks the person where there is something to ask.</summary>
internal sealed class JobStarter(JobBoard board, IDialogService dialogs, ISnackbar snackbar, IStringLocalizer<Words> words, TimeProvider time)
{
    /// <summary>Starts a job; if another one is in the way, the person says whether this one waits.</summary>
    /// <param name="operation">What is to be done.</param>
    /// <param name="request">How.</param>
    /// <param name="title">What the person calls it.</param>
    /// <param name="command">Names this click: the same again starts nothing new.</param>
    /// <param name="continues">The job that it goes on with; null for none.</param>
    /// <returns>The job; null when the person does not want it, or it could not be started, which is said.</returns>
    public async Task<Guid?> StartAsync(JobOperation operation, object request, string title, Guid command, Guid? continues = null)
    {
        try
        {
            var order = new JobOrder { CommandId = command, Operation = operation, Request = request, Title = title, Continues = continues, WhenBusy = JobWhenBusy.Refuse };
            var answer = board.Start(order);
            if (answer is not { Id: null, BusyWith: { } other })
            {
                return answer.Id;
            }

            return await AskAsync(other) switch
            {
                BusyAnswer.Queue => board.Start(order with { WhenBusy = JobWhenBusy.Queue }).Id,
                BusyAnswer.Replace => Replace(other, order),
                _ => null,
            };
        }
        catch (AceDataException e)
        {
            Say(e);
            return null;
        }
    }

    /// <summary>Goes on with what a job left; what is in the way is said.</summary>
    /// <param name="job">A job that ended.</param>
    /// <param name="command">Names this click.</param>
    public void Continue(JobView job, Guid command)
    {
        try
        {
            board.Continue(job.Id, command);
        }
        catch (AceDataException e)
        {
            Say(e);
        }
    }

    /// <summary>Starts a job again whose question the person answers with yes.</summary>
    /// <param name="job">A job that ended with the question as its error.</param>
    /// <param name="question">The code of the question, such as <c>ASK-OVERWRITE</c>.</param>
    /// <param name="command">Names this click.</param>
    public async Task<Guid?> AcceptAsync(JobView job, string question, Guid command)
    {
        try
        {
            var (operation, request) = Accepted(job, question);
            var id = await StartAsync(operation, request, job.Title, command, job.Id);
            if (id is not null)
            {
                board.Dismiss(job.Id);
            }

            return id;
        }
        catch (AceDataException e)
        {
            Say(e);
            return null;
        }
    }

    private (JobOperation Operation, object Request) Accepted(JobView job, string question)
    {
        var operation = JobOperation.All.Single(one => one.Name == job.Operation);
        var json = JsonNode.Parse(board.ReadRequest(job.Id))!.AsObject();
        var accepted = json["accept"] as JsonArray ?? [];
        json["accept"] = new JsonArray([.. accepted.Select(one => one?.DeepClone()), JsonValue.Create(question)]);
        return (operation, RequestJson.Parse(json.ToJsonString(), operation.RequestType, job.Title));
    }

    private void Say(AceDataException problem) => snackbar.Add(ProblemText.Of(problem), Severity.Error, options => options.RequireInteraction = true);

    private Guid? Replace(JobView other, JobOrder order)
    {
        // The new one waits until the other has kept what it finished and let go.
        var id = board.Start(order with { WhenBusy = JobWhenBusy.Queue }).Id;
        board.Stop(other.Id);
        return id;
    }

    private async Task<BusyAnswer> AskAsync(JobView other)
    {
        var parameters = new DialogParameters<BusyDialog> { { dialog => dialog.Text, words["Jobs.Busy.Other", JobTitle.Of(other), JobText.Of(other, words, time)].Value } };
        var dialog = await dialogs.ShowAsync<BusyDialog>(words["Jobs.Busy.Title"], parameters);
        return await dialog.Result is { Canceled: false, Data: BusyAnswer answer } ? answer : BusyAnswer.Cancel;
    }
}
