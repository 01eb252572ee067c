// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const list_ = asList(properties_["list"]);
    let value_2;
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
      value_ = literal;
      if (value_ !== undefined) {
        item = appendValue(item + ",\"a\":", value_, "item.a", run, false, 0);
      }
    }
    {
      let value_1;
      run.path = "item.b";
      value_1 = ((value_2 = properties_["b"]) !== undefined || !Array.isArray(event["properties"]) ? value_2 : eachValue(event["properties"]));
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendS(item + ",\"b\":{\"S\":\"", value_1, "item.b", run, false, 0) + "\"}";
      }
    }
    {
      let value_3;
      value_3 = properties_["c"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "c", run.digits.get(properties_));
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"c\":", value_3, "item.c", run, run.clean, 0);
      }
    }
    {
      let value_4;
      value_4 = list_[0];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, 0, run.digits.get(list_));
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"d\":", value_4, "item.d", run, run.clean, 0);
      }
    }
    {
      let members_ = '';
      {
        let value_5;
        value_5 = properties_["b"];
        if (typeof value_5 === 'number' && run.digits !== undefined) value_5 = exactMember(value_5, "b", run.digits.get(properties_));
        if (value_5 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"g\":" : ",\"g\":"), value_5, "item.e.g", run, run.clean, 1);
        }
      }
      item = item + ",\"e\":{\"M\":{" + members_ + "}}";
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  },
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let value_2;
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
      let part_;
      part_ = properties_["b"];
      if (typeof part_ === 'number' && run.digits !== undefined) part_ = exactMember(part_, "b", run.digits.get(properties_));
      value_ = part_ === undefined || part_ === null ? undefined : textOf(part_, "item.a");
      if (value_ !== undefined) {
        item = appendValue(item + ",\"a\":", value_, "item.a", run, false, 0);
      }
    }
    {
      let value_1;
      run.path = "item.b";
      value_1 = ((value_2 = properties_["b"]) !== undefined || !Array.isArray(event["properties"]) ? value_2 : eachValue(event["properties"]));
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendS(item + ",\"b\":{\"S\":\"", value_1, "item.b", run, false, 0) + "\"}";
      }
    }
    {
      let value_3;
      value_3 = properties_["c"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "c", run.digits.get(properties_));
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"c\":", value_3, "item.c", run, run.clean, 0);
      }
    }
    item = item + ",\"d\":{\"N\":\"0\"}";
    {
      let members_ = '';
      {
        let value_4;
        value_4 = properties_["b"];
        if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "b", run.digits.get(properties_));
        if (value_4 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"g\":" : ",\"g\":"), value_4, "item.e.g", run, run.clean, 1);
        }
      }
      item = item + ",\"e\":{\"M\":{" + members_ + "}}";
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
