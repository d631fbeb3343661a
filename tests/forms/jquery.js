// jQuery Validation with a handler of its own that sends by script, a guard against double clicks, and rows numbered anew by MVC's names.
window.posted = [];
$(function () {
  $('#record').validate({
    rules: { 'Record.Worker': { required: true, minlength: 2 } },
    messages: { 'Record.Worker': { required: 'Enter a worker.' } },
    errorElement: 'span',
    errorClass: 'field-validation-error',
    submitHandler: function (form, event) { window.posted.push(['saved', $(form).serializeArray().length, event.originalEvent && event.originalEvent.submitter && event.originalEvent.submitter.id]); },
  });
  // As Sirius and many others: after the click the button is disabled.
  $('#record').on('submit', function () { var form = this; setTimeout(function () { $(form).find('.js-once').attr('disabled', 'disabled'); }, 0); });
  window.lines = function (lines) {
    $('#rows').empty();
    $.each(lines, function (index, line) {
      $('#rows').append('<tr>' + ['What', 'Who', 'When'].map(function (field) {
        return '<td><input aria-label="' + field + ' ' + (index + 1) + '" name="Record.Actions[' + index + '].' + field + '" value="' + (line[field] || '') + '"></td>';
      }).join('') + '</tr>');
    });
  };
  window.lines([{}]);
  $('#add').on('click', function () {
    var row = $('#rows tr').last().clone(true);
    row.find('input').val('').attr('name', function (_, name) { return name.replace(/\d+/, $('#rows tr').length); });
    $('#rows').append(row);
  });
});
