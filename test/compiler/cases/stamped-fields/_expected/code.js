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
      value_ = run.sentAt;
      if (value_ !== undefined) {
        item = appendValue(item + ",\"sent_at\":", value_, "item.sent_at", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = "int_test";
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendS(item + ",\"integration\":{\"S\":\"", value_1, "item.integration", run, false, 0) + "\"}";
      }
    }
    {
      let value_2;
      value_2 = run.sentAt;
      if (value_2 === undefined || value_2 === null) {
        value_2 = event["timestamp"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "timestamp", run.digits.get(event));
      }
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"coalesced\":", value_2, "item.coalesced", run, false, 0);
      }
    }
    {
      let value_3;
      let part_;
      part_ = "int_test";
      let part_1;
      part_1 = run.sentAt;
      value_3 = part_ === undefined || part_ === null || part_1 === undefined || part_1 === null ? undefined : textOf(part_, "item.template") + "@" + textOf(part_1, "item.template");
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"template\":", value_3, "item.template", run, false, 0);
      }
    }
    {
      let value_4;
      run.path = "item.compiled";
      value_4 = (effectiveBoolean(equals(run.sentAt, "2026-01-01T00:00:00.000Z")) && effectiveBoolean(equals("int_test", "int_test")));
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"compiled\":", value_4, "item.compiled", run, false, 0);
      }
    }
    {
      let value_5;
      run.path = "item.interpreted";
      value_5 = await interpret(event, run);
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"interpreted\":", value_5, "item.interpreted", run, false, 0);
      }
    }
    {
      let members_ = '';
      {
        let value_6;
        value_6 = run.sentAt;
        if (value_6 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"at\":" : ",\"at\":"), value_6, "item.inside.at", run, false, 1);
        }
      }
      item = item + ",\"inside\":{\"M\":{" + members_ + "}}";
    }
    run.path = "item.guarded";
    if ((equals("int_test", "int_forged")) === true) {
      let value_7;
      value_7 = literal;
      if (value_7 !== undefined) {
        item = appendValue(item + ",\"guarded\":", value_7, "item.guarded", run, false, 0);
      }
    }
    {
      let value_8;
      value_8 = run.sentAt;
      if (value_8 !== undefined && value_8 !== null) value_8 = date(value_8, "epoch_seconds", duration, "item.shifted");
      if (value_8 === null) value_8 = undefined;
      if (value_8 !== undefined) {
        item = appendN(item + ",\"shifted\":{\"N\":\"", value_8, "item.shifted", run, false, 0) + "\"}";
      }
    }
    {
      let value_9;
      value_9 = undefined;
      if (value_9 !== undefined) {
        item = appendValue(item + ",\"indexed\":", value_9, "item.indexed", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
