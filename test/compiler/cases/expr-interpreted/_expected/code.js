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
      run.path = "item.total";
      value_ = await interpret(event, run);
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"total\":{\"N\":\"", value_, "item.total", run, false, 0) + "\"}";
      }
    }
    {
      let value_1;
      run.path = "item.names";
      value_1 = await interpret$1(event, run);
      if (value_1 !== undefined && value_1 !== null && !Array.isArray(value_1)) value_1 = [value_1];
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"names\":", value_1, "item.names", run, false, 0);
      }
    }
    {
      let value_2;
      run.path = "item.upper";
      value_2 = await interpret$2(event, run);
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendS(item + ",\"upper\":{\"S\":\"", value_2, "item.upper", run, false, 0) + "\"}";
      }
    }
    {
      let value_3;
      run.path = "item.map";
      value_3 = await interpret$3(event, run);
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"map\":", value_3, "item.map", run, false, 0);
      }
    }
    {
      let value_4;
      run.path = "item.nothing";
      value_4 = await interpret$4(event, run);
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"nothing\":", value_4, "item.nothing", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
