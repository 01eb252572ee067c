// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  async function(event, run) {
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      run.path = "item.number";
      value_ = await interpret(event, run);
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"number\":{\"N\":\"", value_, "item.number", run, false, 0) + "\"}";
      }
    }
    try {
      let value_1;
      run.path = "item.omitted";
      value_1 = await interpret$1(event, run);
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendN(item + ",\"omitted\":{\"N\":\"", value_1, "item.omitted", run, false, 0) + "\"}";
      }
    } catch (thrown) {
      omit(thrown);
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
