// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    let held_;
    let held_1;
    let held_2;
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
        item = appendValue(item + ",\"sent_at\":", value_, "item.sent_at", run, true, 0);
      }
    }
    item = item + ",\"integration\":{\"S\":\"int_test\"}";
    {
      let value_1;
      value_1 = run.sentAt;
      if (value_1 === undefined || value_1 === null) {
        value_1 = event["timestamp"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "timestamp", run.digits.get(event));
      }
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"coalesced\":", value_1, "item.coalesced", run, false, 0);
      }
    }
    {
      let value_2;
      let part_;
      part_ = "int_test";
      let part_1;
      part_1 = run.sentAt;
      value_2 = part_ === undefined || part_ === null || part_1 === undefined || part_1 === null ? undefined : textOf(part_, "item.template") + "@" + textOf(part_1, "item.template");
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"template\":", value_2, "item.template", run, false, 0);
      }
    }
    {
      let value_3;
      run.path = "item.compiled";
      value_3 = ((run.sentAt === "2026-01-01T00:00:00.000Z") && ("int_test" === "int_test"));
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"compiled\":", value_3, "item.compiled", run, false, 0);
      }
    }
    {
      let value_4;
      run.path = "item.interpreted";
      value_4 = (held_1 = (held_ = "int_test", (typeof held_ === "string" ? held_.toUpperCase() : held_ === undefined ? undefined : callFunction(uppercaseFunction, [held_], undefined, place))), held_2 = run.sentAt, ((typeof held_1 === 'string' ? held_1 : concatenated(held_1, 28)) + (typeof held_2 === 'string' ? held_2 : concatenated(held_2, 28))));
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"interpreted\":", value_4, "item.interpreted", run, false, 0);
      }
    }
    {
      let members_ = '';
      {
        let value_5;
        value_5 = run.sentAt;
        if (value_5 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"at\":" : ",\"at\":"), value_5, "item.inside.at", run, true, 1);
        }
      }
      item = item + ",\"inside\":{\"M\":{" + members_ + "}}";
    }
    run.path = "item.guarded";
    if ((("int_test" === "int_forged")) === true) {
      let value_6;
      value_6 = literal;
      if (value_6 !== undefined) {
        item = appendValue(item + ",\"guarded\":", value_6, "item.guarded", run, false, 0);
      }
    }
    {
      let value_7;
      value_7 = run.sentAt;
      if (value_7 !== undefined && value_7 !== null) value_7 = date(value_7, "epoch_seconds", duration, "item.shifted");
      if (value_7 === null) value_7 = undefined;
      if (value_7 !== undefined) {
        item = appendN(item + ",\"shifted\":{\"N\":\"", value_7, "item.shifted", run, false, 0) + "\"}";
      }
    }
    {
      let value_8;
      value_8 = undefined;
      if (value_8 !== undefined) {
        item = appendValue(item + ",\"indexed\":", value_8, "item.indexed", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
